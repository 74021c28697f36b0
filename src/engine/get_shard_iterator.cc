#include <algorithm>
#include <utility>

#include "engine/engine.h"
#include "engine/find_stream.h"
#include "engine/local_api.h"
#include "engine/read_call.h"
#include "engine/shard_iterator.h"
#include "engine/stream_shards.h"
#include "engine/stream_trim.h"

namespace flavorbot::engine {
namespace {

using dynamodb::ErrorCode;
using dynamodb::Result;
using dynamodb::ShardIteratorType;

dynamodb::Error InvalidValue(const std::string& text) {
  return dynamodb::ValidationError("One or more parameter values were invalid: " + text);
}

// The sequence that the request names; 0 when its type has none.
Result<StreamSequence> ParseStart(const dynamodb::GetShardIteratorRequest& request) {
  const bool numbered = request.shard_iterator_type == ShardIteratorType::kAtSequenceNumber ||
                        request.shard_iterator_type == ShardIteratorType::kAfterSequenceNumber;
  if (!numbered) {
    if (!request.sequence_number) return StreamSequence{0};
    return std::unexpected(
        InvalidValue("SequenceNumber should not be passed for this iterator type"));
  }
  const auto parsed = ParseSequenceNumber(request.sequence_number.value_or(""));
  if (!parsed) return std::unexpected(InvalidValue("Invalid SequenceNumber"));
  return *parsed;
}

Result<StreamShard> FindShard(const Stream& stream, const std::string& shard_id,
                              StreamSequence settled) {
  if (!IsShardId(shard_id)) {
    return std::unexpected(dynamodb::ValidationError("Invalid ShardId in ShardIterator request"));
  }
  for (const auto& shard : ShardsOf(stream, settled)) {
    if (ShardId(stream, shard.number) == shard_id) return shard;
  }
  return std::unexpected(dynamodb::MakeError(ErrorCode::kResourceNotFoundException,
                                             "Requested resource not found: Shard does not exist"));
}

// `start` is ParseStart's; below `trimmed` nothing is left.
Result<StreamSequence> PositionIn(const StreamShard& shard, ShardIteratorType type,
                                  StreamSequence start, StreamSequence trimmed,
                                  StreamSequence settled) {
  switch (type) {
    case ShardIteratorType::kTrimHorizon:
      return std::max(shard.begin, trimmed);
    case ShardIteratorType::kLatest:
      return std::min(shard.end, settled);
    case ShardIteratorType::kAtSequenceNumber:
    case ShardIteratorType::kAfterSequenceNumber:
      break;
  }
  if (start < shard.begin || start >= std::min(shard.end, settled)) {
    return std::unexpected(dynamodb::ValidationError("Invalid SequenceNumber for the shard"));
  }
  const auto position = type == ShardIteratorType::kAtSequenceNumber ? start : start + 1;
  if (position < trimmed) {
    return std::unexpected(
        dynamodb::MakeError(ErrorCode::kTrimmedDataAccessException, kTrimmedText));
  }
  return position;
}

}  // namespace

dynamodb::AwaitableResult<dynamodb::GetShardIteratorResponse> LocalApi::GetShardIterator(
    dynamodb::CallContext& context, dynamodb::GetShardIteratorRequest request) {
  const auto start = ParseStart(request);
  if (!start) co_return std::unexpected(start.error());
  const auto stream = FindStream(engine_->streams(), request.stream_arn);
  if (!stream) co_return std::unexpected(stream.error());
  const auto settled = engine_->stream_clock().Settled();
  const auto shard = FindShard(**stream, request.shard_id, settled);
  if (!shard) co_return std::unexpected(shard.error());
  auto read_trimmed = [engine = engine_.get(), stream = *stream](const rocksdb::ReadOptions& read) {
    return ReadTrimmed(engine->store(), *stream, read);
  };
  const auto trimmed = co_await ReadCachedOrDisk<StreamSequence>(*engine_, context.deadline,
                                                                 std::move(read_trimmed));
  if (!trimmed) co_return std::unexpected(trimmed.error());
  const auto position = PositionIn(*shard, request.shard_iterator_type, *start, *trimmed, settled);
  if (!position) co_return std::unexpected(position.error());
  co_return dynamodb::GetShardIteratorResponse{
      EncodeShardIterator({.stream_arn = request.stream_arn,
                           .shard = shard->number,
                           .position = *position,
                           .issued = engine_->clock().Now()})};
}

}  // namespace flavorbot::engine
