// `flavorbot user tier`: puts an account on another tier, which holds at once.
#pragma once

#include "cli/command.h"

namespace flavorbot::cli {

void AddUserTierCommand(CLI::App& parent, Action& chosen);

}  // namespace flavorbot::cli
