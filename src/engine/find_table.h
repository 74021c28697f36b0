// The table that a request names.
//
// Threads: pure functions over the catalog.
#pragma once

#include <string>

#include "dynamodb/error.h"
#include "engine/catalog.h"

namespace flavorbot::engine {

// For actions on items. Errors: kResourceNotFoundException "Requested resource not found".
dynamodb::Result<TablePtr> FindTable(const Catalog& catalog, const std::string& name);

// For actions on tables, whose text names the table.
dynamodb::Result<TablePtr> FindNamedTable(const Catalog& catalog, const std::string& name);

}  // namespace flavorbot::engine
