#include <utility>

#include "engine/backup_call.h"
#include "engine/backups.h"
#include "engine/local_api.h"

namespace flavorbot::engine {

dynamodb::AwaitableResult<dynamodb::DeleteBackupResponse> LocalApi::DeleteBackup(
    dynamodb::CallContext&, dynamodb::DeleteBackupRequest request) {
  auto job = [&backups = engine_->backups(), arn = std::move(request.backup_arn)] {
    return backups.Delete(arn);
  };
  const auto deleted = co_await RunBackupJob<BackupPtr>(*engine_, std::move(job));
  if (!deleted) co_return std::unexpected(deleted.error());
  dynamodb::DeleteBackupResponse response{Describe(**deleted)};
  response.backup_description.backup_details.backup_status = dynamodb::BackupStatus::kDeleted;
  co_return response;
}

}  // namespace flavorbot::engine
