#include <utility>

#include "engine/change_table.h"
#include "engine/local_api.h"
#include "engine/point_in_time_recovery.h"

namespace flavorbot::engine {

dynamodb::AwaitableResult<dynamodb::UpdateContinuousBackupsResponse>
LocalApi::UpdateContinuousBackups(dynamodb::CallContext&,
                                  dynamodb::UpdateContinuousBackupsRequest request) {
  const auto now = engine_->clock().Now();
  auto change = [request, now](Table& table) -> dynamodb::Result<void> {
    auto& setting = table.point_in_time_recovery;
    if (!request.point_in_time_recovery_enabled) {
      setting.reset();
      return {};
    }
    if (!setting) setting = PointInTimeRecoverySetting{.enabled_since = now};
    if (request.recovery_period_in_days) {
      setting->recovery_period_in_days = *request.recovery_period_in_days;
    }
    return {};
  };
  auto table = co_await ChangeTable(*engine_, request.table_name, std::move(change));
  if (!table) {
    auto error = std::move(table).error();
    if (error.code == dynamodb::ErrorCode::kResourceNotFoundException) {
      error = TableNotFound(request.table_name);
    }
    co_return std::unexpected(std::move(error));
  }
  co_return dynamodb::UpdateContinuousBackupsResponse{DescribeRecovery(**table, now)};
}

}  // namespace flavorbot::engine
