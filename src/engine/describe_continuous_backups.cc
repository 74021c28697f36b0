#include "engine/engine.h"
#include "engine/local_api.h"
#include "engine/point_in_time_recovery.h"

namespace flavorbot::engine {

dynamodb::AwaitableResult<dynamodb::DescribeContinuousBackupsResponse>
LocalApi::DescribeContinuousBackups(dynamodb::CallContext&,
                                    dynamodb::DescribeContinuousBackupsRequest request) {
  const auto table = engine_->catalog().Find(request.table_name);
  if (table == nullptr) co_return std::unexpected(TableNotFound(request.table_name));
  co_return dynamodb::DescribeContinuousBackupsResponse{
      DescribeRecovery(*table, engine_->clock().Now())};
}

}  // namespace flavorbot::engine
