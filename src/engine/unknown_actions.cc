// Actions that this engine doesn't know yet.
#include "engine/local_api.h"

namespace flavorbot::engine {
namespace {

dynamodb::Error Unknown() {
  return dynamodb::MakeError(dynamodb::ErrorCode::kUnknownOperationException, "");
}

}  // namespace

dynamodb::AwaitableResult<dynamodb::CreateBackupResponse> LocalApi::CreateBackup(
    dynamodb::CallContext&, dynamodb::CreateBackupRequest) {
  co_return std::unexpected(Unknown());
}

dynamodb::AwaitableResult<dynamodb::DescribeBackupResponse> LocalApi::DescribeBackup(
    dynamodb::CallContext&, dynamodb::DescribeBackupRequest) {
  co_return std::unexpected(Unknown());
}

dynamodb::AwaitableResult<dynamodb::ListBackupsResponse> LocalApi::ListBackups(
    dynamodb::CallContext&, dynamodb::ListBackupsRequest) {
  co_return std::unexpected(Unknown());
}

dynamodb::AwaitableResult<dynamodb::DeleteBackupResponse> LocalApi::DeleteBackup(
    dynamodb::CallContext&, dynamodb::DeleteBackupRequest) {
  co_return std::unexpected(Unknown());
}

dynamodb::AwaitableResult<dynamodb::RestoreTableFromBackupResponse>
LocalApi::RestoreTableFromBackup(dynamodb::CallContext&, dynamodb::RestoreTableFromBackupRequest) {
  co_return std::unexpected(Unknown());
}

dynamodb::AwaitableResult<dynamodb::DescribeContinuousBackupsResponse>
LocalApi::DescribeContinuousBackups(dynamodb::CallContext&,
                                    dynamodb::DescribeContinuousBackupsRequest) {
  co_return std::unexpected(Unknown());
}

dynamodb::AwaitableResult<dynamodb::UpdateContinuousBackupsResponse>
LocalApi::UpdateContinuousBackups(dynamodb::CallContext&,
                                  dynamodb::UpdateContinuousBackupsRequest) {
  co_return std::unexpected(Unknown());
}

}  // namespace flavorbot::engine
