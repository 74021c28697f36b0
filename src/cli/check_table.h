// Check table: whether the table is there, for where the program itself may not make it.
//
// Threads: call before there is an event loop.
#pragma once

#include <string>

#include "base/result.h"
#include "cli/settings.h"
#include "dynamodb/api.h"

namespace flavorbot::cli {

// Blocks until the answer, at most half a minute.
// Errors: one line: what is missing, and what to do.
base::Result<void, std::string> CheckTable(dynamodb::Api& api, const Settings& settings);

}  // namespace flavorbot::cli
