// `flavorbot user`: the commands about accounts.
#pragma once

#include "cli/command.h"

namespace flavorbot::cli {

void AddUserCommands(CLI::App& parent, Action& chosen);

}  // namespace flavorbot::cli
