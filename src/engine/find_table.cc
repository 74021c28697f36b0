#include "engine/find_table.h"

#include <utility>

namespace flavorbot::engine {
namespace {

dynamodb::Error NotFound(std::string message) {
  return dynamodb::MakeError(dynamodb::ErrorCode::kResourceNotFoundException, std::move(message));
}

}  // namespace

dynamodb::Result<TablePtr> FindTable(const Catalog& catalog, const std::string& name) {
  auto table = catalog.Find(name);
  if (!table || table->is_creating()) {
    return std::unexpected(NotFound("Requested resource not found"));
  }
  return table;
}

dynamodb::Result<TablePtr> FindNamedTable(const Catalog& catalog, const std::string& name) {
  auto table = catalog.Find(name);
  if (!table) {
    return std::unexpected(NotFound("Requested resource not found: Table: " + name + " not found"));
  }
  return table;
}

}  // namespace flavorbot::engine
