#include "engine/stream_value.h"

#include <algorithm>
#include <string>
#include <vector>

#include "dynamodb/packed_bytes.h"
#include "engine/packed_projection.h"

namespace flavorbot::engine {
namespace {

using dynamodb::OperationType;
using dynamodb::StreamViewType;

constexpr char kFormat = '\x01';
constexpr char kByTimeToLive = '\x10';

bool ShowsNew(StreamViewType view) {
  return view == StreamViewType::kNewImage || view == StreamViewType::kNewAndOldImages;
}
bool ShowsOld(StreamViewType view) {
  return view == StreamViewType::kOldImage || view == StreamViewType::kNewAndOldImages;
}

dynamodb::PackedItem KeysOf(const Table& table, base::BytesView packed_item) {
  std::vector<std::string> names = {table.keys.partition_key.name};
  if (table.keys.sort_key) names.push_back(table.keys.sort_key->name);
  std::ranges::sort(names);
  return KeepAttributes(packed_item, names);
}

}  // namespace

base::Bytes EncodeStreamValue(const StreamValueView& value) {
  base::Bytes out;
  out.reserve(2 + 3 * dynamodb::kMaxLengthBytes + value.keys.size() + value.new_image.size() +
              value.old_image.size());
  out.push_back(kFormat);
  const auto event = static_cast<char>(value.event);
  out.push_back(value.by_time_to_live ? static_cast<char>(event | kByTimeToLive) : event);
  dynamodb::AppendBytes(out, value.keys);
  dynamodb::AppendBytes(out, value.new_image);
  dynamodb::AppendBytes(out, value.old_image);
  return out;
}

std::optional<StreamValueView> DecodeStreamValue(base::BytesView value) {
  if (value.size() < 2 || value[0] != kFormat) return std::nullopt;
  const auto event = static_cast<char>(value[1] & ~kByTimeToLive);
  if (event < 0 || event > static_cast<char>(OperationType::kRemove)) return std::nullopt;
  StreamValueView view{.event = static_cast<OperationType>(event),
                       .by_time_to_live = (value[1] & kByTimeToLive) != 0};
  value.remove_prefix(2);
  const bool whole = dynamodb::TakeBytes(value, view.keys) &&
                     dynamodb::TakeBytes(value, view.new_image) &&
                     dynamodb::TakeBytes(value, view.old_image) && value.empty();
  return whole ? std::optional(view) : std::nullopt;
}

std::optional<base::Bytes> MakeStreamValue(const Table& table, const ItemPtr& before,
                                           const ItemPtr& after, ChangedBy changed_by) {
  if (before == after || (before && after && before->item == after->item)) return std::nullopt;
  const auto keys = KeysOf(table, (after ? after : before)->item.bytes);
  const auto view = table.stream->view;
  StreamValueView value{.by_time_to_live = changed_by == ChangedBy::kTimeToLive,
                        .keys = keys.bytes};
  if (before) value.event = after ? OperationType::kModify : OperationType::kRemove;
  if (after && ShowsNew(view)) value.new_image = after->item.bytes;
  if (before && ShowsOld(view)) value.old_image = before->item.bytes;
  return EncodeStreamValue(value);
}

}  // namespace flavorbot::engine
