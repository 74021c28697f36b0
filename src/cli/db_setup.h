// `flavorbot db setup`: creates the table, or brings it to what FlavorBot needs, and says what it
// did.
#pragma once

#include "cli/command.h"

namespace flavorbot::cli {

void AddDbSetupCommand(CLI::App& parent, Action& chosen);

}  // namespace flavorbot::cli
