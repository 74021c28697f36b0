// `flavorbot db status`: what state the table is in.
#pragma once

#include "cli/command.h"

namespace flavorbot::cli {

void AddDbStatusCommand(CLI::App& parent, Action& chosen);

}  // namespace flavorbot::cli
