// `flavorbot user sign-out`: ends all sessions of an account.
#pragma once

#include "cli/command.h"

namespace flavorbot::cli {

void AddUserSignOutCommand(CLI::App& parent, Action& chosen);

}  // namespace flavorbot::cli
