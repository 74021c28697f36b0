// `flavorbot db stats`: how many items of each kind the table holds, and how large they are.
#pragma once

#include "cli/command.h"

namespace flavorbot::cli {

void AddDbStatsCommand(CLI::App& parent, Action& chosen);

}  // namespace flavorbot::cli
