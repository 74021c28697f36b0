// What CreateTable demands of a table's shape.
//
// Errors:  kValidationException with the service's text; the first that the service tells.
// Threads: pure functions.
// Source:  API reference, CreateTable; AWS Developer Guide, "Quotas and constraints".
#pragma once

#include "dynamodb/error.h"
#include "dynamodb/table_actions.h"

namespace flavorbot::engine {

dynamodb::Result<void> CheckCreateTable(const dynamodb::CreateTableRequest& request);

}  // namespace flavorbot::engine
