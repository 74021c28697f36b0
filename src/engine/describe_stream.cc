#include <utility>

#include "engine/engine.h"
#include "engine/find_stream.h"
#include "engine/local_api.h"
#include "engine/stream_shards.h"

namespace flavorbot::engine {
namespace {

constexpr std::int32_t kMaxShards = 100;

dynamodb::Shard Describe(const Stream& stream, const StreamShard& shard) {
  dynamodb::Shard out{.shard_id = ShardId(stream, shard.number),
                      .starting_sequence_number = SequenceNumber(shard.begin)};
  if (shard.closed) out.ending_sequence_number = SequenceNumber(shard.end - 1);
  if (shard.number > 0) out.parent_shard_id = ShardId(stream, shard.number - 1);
  return out;
}

dynamodb::StreamDescription DescribeWithoutShards(const Stream& stream) {
  dynamodb::StreamDescription out;
  out.stream_arn = stream.arn();
  out.stream_label = StreamLabel(stream.first);
  out.stream_status =
      stream.end ? dynamodb::StreamStatus::kDisabled : dynamodb::StreamStatus::kEnabled;
  out.stream_view_type = stream.view;
  out.creation_request_date_time = TimeOf(stream.first);
  out.table_name = stream.table_name;
  out.key_schema = stream.key_schema;
  return out;
}

}  // namespace

dynamodb::AwaitableResult<dynamodb::DescribeStreamResponse> LocalApi::DescribeStream(
    dynamodb::CallContext&, dynamodb::DescribeStreamRequest request) {
  const auto limit = request.limit.value_or(kMaxShards);
  if (limit > kMaxShards) {
    co_return std::unexpected(dynamodb::ValidationError(
        "One or more parameter values were invalid: Limit cannot be greater than the maximum: "
        "100"));
  }
  const auto stream = FindStream(engine_->streams(), request.stream_arn);
  if (!stream) co_return std::unexpected(stream.error());
  const auto& after = request.exclusive_start_shard_id;
  auto out = DescribeWithoutShards(**stream);
  for (const auto& shard : ShardsOf(**stream, engine_->stream_clock().Settled())) {
    auto described = Describe(**stream, shard);
    if (after && described.shard_id <= *after) continue;
    if (std::ssize(out.shards) == limit) {
      out.last_evaluated_shard_id = out.shards.back().shard_id;
      break;
    }
    out.shards.push_back(std::move(described));
  }
  co_return dynamodb::DescribeStreamResponse{std::move(out)};
}

}  // namespace flavorbot::engine
