#include <utility>

#include "engine/engine.h"
#include "engine/find_table.h"
#include "engine/local_api.h"

namespace flavorbot::engine {

dynamodb::AwaitableResult<dynamodb::DescribeTimeToLiveResponse> LocalApi::DescribeTimeToLive(
    dynamodb::CallContext&, dynamodb::DescribeTimeToLiveRequest request) {
  const auto table = FindNamedTable(engine_->catalog(), request.table_name);
  if (!table) co_return std::unexpected(table.error());
  dynamodb::DescribeTimeToLiveResponse response;
  if (const auto& time_to_live = (*table)->time_to_live) {
    response.time_to_live_status = dynamodb::TimeToLiveStatus::kEnabled;
    response.attribute_name = time_to_live->attribute;
  }
  co_return response;
}

}  // namespace flavorbot::engine
