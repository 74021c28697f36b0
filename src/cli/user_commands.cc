#include "cli/user_commands.h"

#include <CLI/CLI.hpp>

#include "cli/user_delete.h"
#include "cli/user_list.h"
#include "cli/user_reset_password.h"
#include "cli/user_show.h"
#include "cli/user_sign_out.h"
#include "cli/user_tier.h"
#include "cli/user_verify.h"

namespace flavorbot::cli {

void AddUserCommands(CLI::App& parent, Action& chosen) {
  CLI::App* user = parent.add_subcommand(
      "user", "Accounts: list, show and change them, beside a running server or without one.");
  user->require_subcommand(1);
  AddUserListCommand(*user, chosen);
  AddUserShowCommand(*user, chosen);
  AddUserVerifyCommand(*user, chosen);
  AddUserTierCommand(*user, chosen);
  AddUserResetPasswordCommand(*user, chosen);
  AddUserSignOutCommand(*user, chosen);
  AddUserDeleteCommand(*user, chosen);
}

}  // namespace flavorbot::cli
