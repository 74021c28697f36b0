#include "engine/shard_iterator.h"

#include "base/digest.h"
#include "base/encoding.h"
#include "engine/keyspace.h"

namespace flavorbot::engine {
namespace {

constexpr std::string_view kSeparator = "|1|";
constexpr std::size_t kFieldsBytes = 3 * sizeof(std::uint64_t);
constexpr std::size_t kMarkBytes = 16;

base::Bytes MarkOf(std::string_view arn, base::BytesView fields) {
  base::Bytes marked(arn);
  marked.append(fields);
  return base::Bytes(base::Sha256(marked).view().substr(0, kMarkBytes));
}

}  // namespace

std::string EncodeShardIterator(const ShardIterator& iterator) {
  base::Bytes fields;
  AppendBigEndian(fields, iterator.shard);
  AppendBigEndian(fields, iterator.position);
  AppendBigEndian(fields, static_cast<std::uint64_t>(iterator.issued.time_since_epoch().count()));
  fields.append(MarkOf(iterator.stream_arn, fields));
  std::string text = iterator.stream_arn;
  return text.append(kSeparator).append(base::Base64Encode(fields));
}

std::optional<ShardIterator> DecodeShardIterator(std::string_view text) {
  const auto separator = text.find(kSeparator);
  if (separator == std::string_view::npos) return std::nullopt;
  const auto arn = text.substr(0, separator);
  const auto bytes = base::Base64Decode(text.substr(separator + kSeparator.size()));
  if (!bytes || bytes->size() != kFieldsBytes + kMarkBytes) return std::nullopt;
  const auto fields = base::BytesView(*bytes).substr(0, kFieldsBytes);
  if (MarkOf(arn, fields) != base::BytesView(*bytes).substr(kFieldsBytes)) return std::nullopt;
  const auto field = [fields](std::size_t index) {
    return ReadBigEndian<std::uint64_t>(fields.substr(index * sizeof(std::uint64_t)));
  };
  return ShardIterator{
      .stream_arn = std::string(arn),
      .shard = field(0),
      .position = field(1),
      .issued = base::TimePoint{std::chrono::milliseconds{static_cast<std::int64_t>(field(2))}}};
}

}  // namespace flavorbot::engine
