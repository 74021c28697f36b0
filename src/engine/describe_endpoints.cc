#include "engine/engine.h"
#include "engine/local_api.h"

namespace flavorbot::engine {

// A client that looks for endpoints is to stay with the one it found.
dynamodb::AwaitableResult<dynamodb::DescribeEndpointsResponse> LocalApi::DescribeEndpoints(
    dynamodb::CallContext& context, dynamodb::DescribeEndpointsRequest) {
  constexpr std::int64_t kCacheMinutes = 1440;
  auto address =
      context.host.empty() ? "dynamodb." + engine_->region() + ".amazonaws.com" : context.host;
  co_return dynamodb::DescribeEndpointsResponse{{{std::move(address), kCacheMinutes}}};
}

}  // namespace flavorbot::engine
