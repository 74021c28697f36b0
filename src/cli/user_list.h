// `flavorbot user list`: all accounts, a row each.
#pragma once

#include "cli/command.h"

namespace flavorbot::cli {

void AddUserListCommand(CLI::App& parent, Action& chosen);

}  // namespace flavorbot::cli
