#include <utility>

#include "engine/engine.h"
#include "engine/find_table.h"
#include "engine/local_api.h"

namespace flavorbot::engine {

dynamodb::AwaitableResult<dynamodb::DescribeTableResponse> LocalApi::DescribeTable(
    dynamodb::CallContext&, dynamodb::DescribeTableRequest request) {
  const auto table = FindNamedTable(engine_->catalog(), request.table_name);
  if (!table) co_return std::unexpected(table.error());
  co_return dynamodb::DescribeTableResponse{
      Describe(**table, engine_->counters().Get((*table)->id))};
}

}  // namespace flavorbot::engine
