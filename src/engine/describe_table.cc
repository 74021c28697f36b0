#include <utility>

#include "engine/engine.h"
#include "engine/find_table.h"
#include "engine/local_api.h"
#include "engine/update_throughput.h"

namespace flavorbot::engine {

dynamodb::AwaitableResult<dynamodb::DescribeTableResponse> LocalApi::DescribeTable(
    dynamodb::CallContext&, dynamodb::DescribeTableRequest request) {
  const auto table = FindNamedTable(engine_->catalog(), request.table_name);
  if (!table) co_return std::unexpected(table.error());
  dynamodb::DescribeTableResponse response{
      Describe(**table, engine_->counters().Get((*table)->id))};
  ForgetDecreasesBefore(engine_->clock().Now(), response.table);
  co_return response;
}

}  // namespace flavorbot::engine
