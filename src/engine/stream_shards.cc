#include "engine/stream_shards.h"

#include <algorithm>
#include <cctype>

#include "base/digest.h"
#include "base/encoding.h"

namespace flavorbot::engine {
namespace {

constexpr StreamSequence Span(std::chrono::milliseconds time) {
  return static_cast<StreamSequence>(time.count()) << kSequenceBitsOfOneMillisecond;
}

constexpr std::string_view kPrefix = "shardId-";
constexpr std::size_t kTimeDigits = 20;
constexpr std::size_t kMarkBytes = 4;

StreamSequence BeginOf(const Stream& stream, std::uint64_t number) {
  return stream.first + number * Span(kShardSpan);
}

bool AllOf(std::string_view text, int (*is)(int)) {
  return std::ranges::all_of(text, [is](unsigned char c) { return is(c) != 0; });
}

}  // namespace

StreamShard ShardOf(const Stream& stream, std::uint64_t number, StreamSequence settled) {
  StreamShard shard{
      .number = number, .begin = BeginOf(stream, number), .end = BeginOf(stream, number + 1)};
  if (stream.end) shard.end = std::min(shard.end, *stream.end);
  shard.closed = stream.end || settled >= shard.end;
  return shard;
}

std::vector<StreamShard> ShardsOf(const Stream& stream, StreamSequence settled) {
  std::vector<StreamShard> shards;
  const auto horizon = HorizonOf(settled);
  const auto past = std::min(settled, stream.end.value_or(settled));
  auto number = horizon > stream.first ? (horizon - stream.first) / Span(kShardSpan) : 0;
  for (; BeginOf(stream, number) < past; ++number) {
    const auto shard = ShardOf(stream, number, settled);
    if (shard.end > horizon) shards.push_back(shard);
  }
  return shards;
}

StreamSequence HorizonOf(StreamSequence settled) {
  return settled - std::min(settled, Span(kStreamRetention));
}

std::string ShardId(const Stream& stream, std::uint64_t number) {
  const auto begin = TimeOf(BeginOf(stream, number)).time_since_epoch().count();
  const auto digits = std::to_string(begin);
  std::string id(kPrefix);
  id.append(kTimeDigits - digits.size(), '0').append(digits).append("-");
  const auto mark = base::Sha256(stream.arn() + "|" + digits);
  return id.append(base::HexEncode(mark.view().substr(0, kMarkBytes)));
}

bool IsShardId(std::string_view text) {
  if (text.size() != kPrefix.size() + kTimeDigits + 1 + 2 * kMarkBytes) return false;
  if (!text.starts_with(kPrefix)) return false;
  text.remove_prefix(kPrefix.size());
  return AllOf(text.substr(0, kTimeDigits), std::isdigit) && text[kTimeDigits] == '-' &&
         AllOf(text.substr(kTimeDigits + 1), std::isxdigit);
}

}  // namespace flavorbot::engine
