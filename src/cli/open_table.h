// Open table: chooses where the table is kept, and opens it. The only place that knows the choices.
//
//   DYNAMODB_ENDPOINT set      the DynamoDB there
//   AWS credentials are set    the built-in table, with a warning, since others may be meant
//                              (production refuses to start, see UnsafeForProduction)
//   otherwise                  the built-in table, in the data directory
//
// Credentials in ~/.aws don't count: most developers' machines have some, for other things.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "cli/settings.h"
#include "dynamodb/api.h"

namespace flavorbot::cli {

struct OpenTableFailure {
  int exit_code = 0;
  std::string message;  // one line
};

// REQUIRES: settings.data_directory is made.
base::Result<std::unique_ptr<dynamodb::Api>, OpenTableFailure> OpenTable(const Settings& settings);

}  // namespace flavorbot::cli
