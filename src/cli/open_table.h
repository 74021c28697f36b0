// Open table: opens the table where it was chosen to be (table_choice.h). The only place that knows
// what is behind the choices.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "cli/settings.h"
#include "dynamodb/api.h"

namespace flavorbot::cli {

struct OpenTableFailure {
  int exit_code = 0;
  std::string message;   // one line
  bool is_held = false;  // another process has the data directory
};

// REQUIRES: settings.data_directory is made.
base::Result<std::unique_ptr<dynamodb::Api>, OpenTableFailure> OpenTable(const Settings& settings);

}  // namespace flavorbot::cli
