#include <algorithm>
#include <string_view>

#include "engine/backups.h"
#include "engine/engine.h"
#include "engine/local_api.h"

namespace flavorbot::engine {
namespace {

constexpr std::int32_t kMaxBackupsListed = 100;
constexpr std::string_view kBackupInArn = "/backup/";

bool Wants(const dynamodb::ListBackupsRequest& request, const Backup& backup) {
  using dynamodb::BackupTypeFilter;
  const auto type = request.backup_type.value_or(BackupTypeFilter::kUser);
  return (type == BackupTypeFilter::kUser || type == BackupTypeFilter::kAll) &&
         (!request.table_name || backup.table.name() == *request.table_name) &&
         (!request.time_range_lower_bound || backup.created >= *request.time_range_lower_bound) &&
         (!request.time_range_upper_bound || backup.created < *request.time_range_upper_bound);
}

dynamodb::BackupSummary Summarize(const Backup& backup) {
  return {.table_name = backup.table.name(),
          .table_id = backup.table.description.table_id,
          .table_arn = backup.table.description.table_arn,
          .backup_details = DetailsOf(backup)};
}

}  // namespace

dynamodb::AwaitableResult<dynamodb::ListBackupsResponse> LocalApi::ListBackups(
    dynamodb::CallContext&, dynamodb::ListBackupsRequest request) {
  std::string after;  // an id: the backup may be gone by now
  if (const auto& arn = request.exclusive_start_backup_arn) {
    const auto at = arn->rfind(kBackupInArn);
    if (at == std::string::npos) {
      co_return std::unexpected(
          dynamodb::ValidationError("Invalid ExclusiveStartBackupArn: " + *arn));
    }
    after = arn->substr(at + kBackupInArn.size());
  }
  const auto limit = static_cast<std::size_t>(
      std::clamp(request.limit.value_or(kMaxBackupsListed), 1, kMaxBackupsListed));
  dynamodb::ListBackupsResponse response;
  auto& summaries = response.backup_summaries;
  for (const auto& backup : engine_->backups().List()) {
    if (backup->id <= after || !Wants(request, *backup)) continue;
    if (summaries.size() == limit) {
      response.last_evaluated_backup_arn = summaries.back().backup_details.backup_arn;
      break;
    }
    summaries.push_back(Summarize(*backup));
  }
  co_return response;
}

}  // namespace flavorbot::engine
