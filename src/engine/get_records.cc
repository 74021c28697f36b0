#include <utility>

#include "engine/engine.h"
#include "engine/find_stream.h"
#include "engine/local_api.h"
#include "engine/read_call.h"
#include "engine/read_changes.h"
#include "engine/shard_iterator.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Result;

Result<void> CheckLimit(const std::optional<std::int32_t>& limit) {
  if (!limit || *limit <= static_cast<std::int32_t>(kMaxPageOfChanges)) return {};
  return std::unexpected(dynamodb::ValidationError(
      "One or more parameter values were invalid: Limit should be less than or equal to 1000"));
}

Result<ShardIterator> CheckIterator(const std::string& text, base::TimePoint now) {
  auto iterator = DecodeShardIterator(text);
  if (!iterator) return std::unexpected(dynamodb::ValidationError("Invalid ShardIterator"));
  if (now - iterator->issued > kIteratorLifetime) {
    return std::unexpected(
        dynamodb::MakeError(dynamodb::ErrorCode::kExpiredIteratorException,
                            "The provided iterator exceeds the maximum age allowed."));
  }
  return *std::move(iterator);
}

}  // namespace

dynamodb::AwaitableResult<dynamodb::GetRecordsResponse> LocalApi::GetRecords(
    dynamodb::CallContext& context, dynamodb::GetRecordsRequest request) {
  if (auto ok = CheckLimit(request.limit); !ok) co_return std::unexpected(std::move(ok).error());
  auto iterator = CheckIterator(request.shard_iterator, engine_->clock().Now());
  if (!iterator) co_return std::unexpected(std::move(iterator).error());
  const auto stream = FindStream(engine_->streams(), iterator->stream_arn);
  if (!stream) co_return std::unexpected(stream.error());
  // Asked before the reading: in a shard that is closed now, all there will be is on disk.
  const auto shard = ShardOf(**stream, iterator->shard, engine_->stream_clock().Settled());
  ChangePlan plan{.stream = *stream, .position = iterator->position, .end = shard.end};
  if (request.limit) plan.limit = static_cast<std::size_t>(*request.limit);
  auto read_changes = [engine = engine_.get(), plan](const rocksdb::ReadOptions& read) {
    return ReadChanges(engine->store(), plan, read);
  };
  auto page =
      co_await ReadCachedOrDisk<ChangePage>(*engine_, context.deadline, std::move(read_changes));
  if (!page) co_return std::unexpected(std::move(page).error());
  dynamodb::GetRecordsResponse response{.records = std::move(page->records)};
  for (auto& record : response.records) record.aws_region = engine_->region();
  if (!shard.closed || !page->at_end) {
    iterator->position = page->next;
    iterator->issued = engine_->clock().Now();
    response.next_shard_iterator = EncodeShardIterator(*iterator);
  }
  co_return response;
}

}  // namespace flavorbot::engine
