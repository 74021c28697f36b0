#include <utility>

#include "engine/backup_call.h"
#include "engine/backups.h"
#include "engine/local_api.h"
#include "engine/point_in_time_recovery.h"

namespace flavorbot::engine {

dynamodb::AwaitableResult<dynamodb::CreateBackupResponse> LocalApi::CreateBackup(
    dynamodb::CallContext&, dynamodb::CreateBackupRequest request) {
  const auto table = engine_->catalog().Find(request.table_name);
  if (table == nullptr) co_return std::unexpected(TableNotFound(request.table_name));
  if (table->is_creating()) {
    co_return std::unexpected(dynamodb::MakeError(dynamodb::ErrorCode::kTableInUseException,
                                                  "Table is being created: " + request.table_name));
  }
  auto job = [&backups = engine_->backups(), request = std::move(request)] {
    return backups.Create(request.table_name, request.backup_name);
  };
  const auto made = co_await RunBackupJob<BackupPtr>(*engine_, std::move(job));
  if (!made) co_return std::unexpected(made.error());
  co_return dynamodb::CreateBackupResponse{DetailsOf(**made)};
}

}  // namespace flavorbot::engine
