// Set up table: storage::SetUpTable, for where there is no event loop yet.
#pragma once

#include <string>

#include "base/result.h"
#include "dynamodb/api.h"
#include "storage/table_setup.h"

namespace flavorbot::cli {

// Blocks until the table is ready, at most ten minutes. Errors: as storage::SetUpTable.
base::Result<storage::TableSetUpReport, std::string> SetUpTableAndWait(
    dynamodb::Api& api, const std::string& table_name, storage::DeletionProtection protection);

}  // namespace flavorbot::cli
