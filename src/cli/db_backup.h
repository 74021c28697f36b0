// `flavorbot db backup`: a backup of all tables of a data directory, while it is used or while it
// isn't.
#pragma once

#include "cli/command.h"

namespace flavorbot::cli {

void AddDbBackupCommand(CLI::App& parent, Action& chosen);

}  // namespace flavorbot::cli
