// What UpdateTable demands of its request, before anything is known of the table.
//
// Errors:  kValidationException with the service's text; the first that the service tells.
// Threads: pure function.
// Source:  API reference, UpdateTable, GlobalSecondaryIndexUpdate.
#pragma once

#include "dynamodb/error.h"
#include "dynamodb/table_actions.h"

namespace flavorbot::engine {

dynamodb::Result<void> CheckUpdateTable(const dynamodb::UpdateTableRequest& request);

}  // namespace flavorbot::engine
