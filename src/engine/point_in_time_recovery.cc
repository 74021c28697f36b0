#include "engine/point_in_time_recovery.h"

#include <algorithm>
#include <chrono>

namespace flavorbot::engine {

dynamodb::PointInTimeRecovery DescribeRecovery(const Table& table, base::TimePoint now) {
  dynamodb::PointInTimeRecovery out;
  const auto& setting = table.point_in_time_recovery;
  if (!setting) return out;
  out.enabled = true;
  out.recovery_period_in_days = setting->recovery_period_in_days;
  out.earliest_restorable_date_time =
      std::max(setting->enabled_since, now - std::chrono::days{setting->recovery_period_in_days});
  out.latest_restorable_date_time =
      std::max(*out.earliest_restorable_date_time, now - std::chrono::minutes{5});
  return out;
}

dynamodb::Error TableNotFound(const std::string& name) {
  return dynamodb::MakeError(dynamodb::ErrorCode::kTableNotFoundException,
                             "Table not found: " + name);
}

}  // namespace flavorbot::engine
