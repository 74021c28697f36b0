#include <utility>

#include "engine/backups.h"
#include "engine/change_table.h"
#include "engine/local_api.h"
#include "engine/restored_table.h"
#include "engine/restorer.h"

namespace flavorbot::engine {
namespace {

using dynamodb::ErrorCode;

Table MakeRestored(TableId id, dynamodb::TableDescription description) {
  std::vector<IndexId> index_ids(description.local_secondary_indexes.size() +
                                 description.global_secondary_indexes.size());
  for (std::size_t i = 0; i < index_ids.size(); ++i) index_ids[i] = static_cast<IndexId>(i);
  auto table = MakeTable(id, std::move(description), index_ids, std::nullopt);
  table.collections_counted = table.HasLocalIndex();  // the restorer puts them with the items
  return table;
}

// What this action says where CreateTable says that the name is taken.
dynamodb::Error NameTaken(const Catalog& catalog, const std::string& name) {
  const auto table = catalog.Find(name);
  if (table != nullptr && table->is_creating()) {
    return MakeError(ErrorCode::kTableInUseException, "Table is being created: " + name);
  }
  return MakeError(ErrorCode::kTableAlreadyExistsException, "Table already exists: " + name);
}

}  // namespace

dynamodb::AwaitableResult<dynamodb::RestoreTableFromBackupResponse>
LocalApi::RestoreTableFromBackup(dynamodb::CallContext&,
                                 dynamodb::RestoreTableFromBackupRequest request) {
  auto held = engine_->backups().Hold(request.backup_arn);
  if (!held) co_return std::unexpected(std::move(held).error());
  auto description =
      DescribeRestored(*held->backup, request, engine_->region(), engine_->clock().Now());
  if (!description) co_return std::unexpected(std::move(description).error());
  if (engine_->restorer().size() >= kMaxRestores) {
    co_return std::unexpected(dynamodb::MakeError(
        ErrorCode::kLimitExceededException,
        "Subscriber limit exceeded: Only 50 tables can be restored simultaneously"));
  }
  auto make = [description = *std::move(description)](TableId id) {
    return MakeRestored(id, description);
  };
  auto table = co_await AddTable(*engine_, request.target_table_name, std::move(make));
  if (!table) {
    auto error = std::move(table).error();
    if (error.code == ErrorCode::kResourceInUseException) {
      error = NameTaken(engine_->catalog(), request.target_table_name);
    }
    co_return std::unexpected(std::move(error));
  }
  engine_->restorer().Start(*table, *std::move(held));
  co_return dynamodb::RestoreTableFromBackupResponse{(*table)->description};
}

}  // namespace flavorbot::engine
