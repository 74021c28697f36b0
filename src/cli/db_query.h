// `flavorbot db query`: a PartiQL statement on the table.
#pragma once

#include "cli/command.h"

namespace flavorbot::cli {

void AddDbQueryCommand(CLI::App& parent, Action& chosen);

}  // namespace flavorbot::cli
