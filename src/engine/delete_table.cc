#include <utility>

#include "engine/change_table.h"
#include "engine/local_api.h"

namespace flavorbot::engine {
namespace {

dynamodb::Result<void> CheckUnprotected(const Table& table) {
  if (!table.description.deletion_protection_enabled) return {};
  return std::unexpected(dynamodb::ValidationError(
      "Resource cannot be deleted as it is currently protected against deletion. Disable deletion "
      "protection first."));
}

}  // namespace

dynamodb::AwaitableResult<dynamodb::DeleteTableResponse> LocalApi::DeleteTable(
    dynamodb::CallContext&, dynamodb::DeleteTableRequest request) {
  auto table = co_await RemoveTable(*engine_, request.table_name, CheckUnprotected);
  if (!table) co_return std::unexpected(std::move(table).error());
  dynamodb::DeleteTableResponse response{(*table)->description};
  response.table_description.table_status = dynamodb::TableStatus::kDeleting;
  co_return response;
}

}  // namespace flavorbot::engine
