// `flavorbot user show`: what there is to know about an account.
#pragma once

#include "cli/command.h"

namespace flavorbot::cli {

void AddUserShowCommand(CLI::App& parent, Action& chosen);

}  // namespace flavorbot::cli
