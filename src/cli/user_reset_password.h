// `flavorbot user reset-password`: lets the owner of an account choose a new password, or sets one.
// A password is never an argument: those are seen by everybody on the machine.
#pragma once

#include "cli/command.h"

namespace flavorbot::cli {

void AddUserResetPasswordCommand(CLI::App& parent, Action& chosen);

}  // namespace flavorbot::cli
