#include "engine/backups.h"
#include "engine/engine.h"
#include "engine/local_api.h"

namespace flavorbot::engine {

dynamodb::AwaitableResult<dynamodb::DescribeBackupResponse> LocalApi::DescribeBackup(
    dynamodb::CallContext&, dynamodb::DescribeBackupRequest request) {
  const auto held = engine_->backups().Hold(request.backup_arn);
  if (!held) co_return std::unexpected(held.error());
  co_return dynamodb::DescribeBackupResponse{Describe(*held->backup)};
}

}  // namespace flavorbot::engine
