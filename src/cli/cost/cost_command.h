// `flavorbot cost`: what the access patterns cost, and what so many users would.
//
// Exit codes: 2 for options and files that can't be used, 1 when a pattern can't be measured.
#pragma once

#include "cli/command.h"

namespace flavorbot::cli {

void AddCostCommand(CLI::App& parent, Action& chosen);

}  // namespace flavorbot::cli
