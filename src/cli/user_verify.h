// `flavorbot user verify`: takes an address as verified, as if its link had been opened.
#pragma once

#include "cli/command.h"

namespace flavorbot::cli {

void AddUserVerifyCommand(CLI::App& parent, Action& chosen);

}  // namespace flavorbot::cli
