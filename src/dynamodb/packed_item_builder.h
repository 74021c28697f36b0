// PackedItemBuilder: a packed item made attribute by attribute, from values that are packed already
// or are not.
//
// Threads: used by one thread.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/bytes.h"
#include "dynamodb/attribute_value.h"
#include "dynamodb/packed_item.h"

namespace flavorbot::dynamodb {

class PackedItemBuilder {
 public:
  // REQUIRES: names come sorted by their bytes, each once.
  void Append(std::string_view name, PackedValue value);
  void Append(std::string_view name, const AttributeValue& value);

  PackedItem Finish() &&;

 private:
  base::Bytes attributes_;
  std::uint64_t count_ = 0;
};

}  // namespace flavorbot::dynamodb
