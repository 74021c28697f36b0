#include <utility>

#include "engine/engine.h"
#include "engine/local_api.h"

namespace flavorbot::engine {
namespace {

constexpr std::int32_t kMaxStreams = 100;

}  // namespace

dynamodb::AwaitableResult<dynamodb::ListStreamsResponse> LocalApi::ListStreams(
    dynamodb::CallContext&, dynamodb::ListStreamsRequest request) {
  const auto limit = request.limit.value_or(kMaxStreams);
  if (limit > kMaxStreams) {
    co_return std::unexpected(dynamodb::ValidationError(
        "One or more parameter values were invalid: Limit cannot be greater than the maximum "
        "allowed size: 100"));
  }
  const auto& after = request.exclusive_start_stream_arn;
  dynamodb::ListStreamsResponse response;
  for (const auto& stream : engine_->streams().Streams()) {
    if (request.table_name && stream->table_name != *request.table_name) continue;
    auto arn = stream->arn();
    if (after && arn <= *after) continue;
    if (std::ssize(response.streams) == limit) {
      response.last_evaluated_stream_arn = response.streams.back().stream_arn;
      break;
    }
    response.streams.push_back({.stream_arn = std::move(arn),
                                .table_name = stream->table_name,
                                .stream_label = StreamLabel(stream->first)});
  }
  co_return response;
}

}  // namespace flavorbot::engine
