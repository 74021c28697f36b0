// `flavorbot db check`: holds all that is stored against what it should be, and repairs it.
#pragma once

#include "cli/command.h"

namespace flavorbot::cli {

void AddDbCheckCommand(CLI::App& parent, Action& chosen);

}  // namespace flavorbot::cli
