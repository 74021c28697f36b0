#include "dynamodb/packed_item_builder.h"

#include "dynamodb/packed_bytes.h"

namespace flavorbot::dynamodb {

void PackedItemBuilder::Append(std::string_view name, PackedValue value) {
  AppendBytes(attributes_, name);
  attributes_.append(value.encoded());
  ++count_;
}

void PackedItemBuilder::Append(std::string_view name, const AttributeValue& value) {
  AppendBytes(attributes_, name);
  AppendPackedValue(attributes_, value);
  ++count_;
}

PackedItem PackedItemBuilder::Finish() && {
  PackedItem item;
  item.bytes.reserve(kMaxLengthBytes + attributes_.size());
  AppendLength(item.bytes, count_);
  item.bytes.append(attributes_);
  return item;
}

}  // namespace flavorbot::dynamodb
