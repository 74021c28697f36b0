// `flavorbot serve`: the app, its API and its page, until SIGTERM or SIGINT.
#pragma once

#include "cli/command.h"

namespace flavorbot::cli {

void AddServeCommand(CLI::App& parent, Action& chosen);

}  // namespace flavorbot::cli
