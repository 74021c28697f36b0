// `flavorbot user delete`: deletes an account with everything in it, as its owner could.
#pragma once

#include "cli/command.h"

namespace flavorbot::cli {

void AddUserDeleteCommand(CLI::App& parent, Action& chosen);

}  // namespace flavorbot::cli
