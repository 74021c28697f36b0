// `flavorbot chef ask WORDS...`: the built-in chef on the command line.
// `flavorbot chef check`: is what the operator adds to its knowledge as it must be?
#pragma once

#include "cli/command.h"

namespace flavorbot::cli {

void AddChefCommands(CLI::App& parent, Action& chosen);

}  // namespace flavorbot::cli
