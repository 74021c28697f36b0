// `flavorbot db restore`: a data directory made of a backup.
#pragma once

#include "cli/command.h"

namespace flavorbot::cli {

void AddDbRestoreCommand(CLI::App& parent, Action& chosen);

}  // namespace flavorbot::cli
