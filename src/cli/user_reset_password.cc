#include "cli/user_reset_password.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "cli/exit_code.h"
#include "cli/row_writer.h"
#include "cli/terminal_input.h"
#include "cli/user_command.h"

namespace flavorbot::cli {
namespace {

struct Options {
  UserOptions user;
  bool is_setting = false;
};

boost::asio::awaitable<int> PrintLink(AccountDesk& desk, dynamodb::CallContext& context,
                                      storage::User user) {
  const auto email = Printable(user.email);
  const auto link = co_await desk.support().ResetLink(context, std::move(user), desk.PublicUrl());
  if (!link) co_return Fail(link.error());
  std::printf("%s\n", link->c_str());
  std::fprintf(stderr,
               "flavorbot: %s is signed out; whoever has this link can choose a new password, once "
               "within an hour\n",
               email.c_str());
  co_return kExitOk;
}

int SetPassword(const UserOptions& options) {
  // Before the table is opened, which may keep a server from starting.
  auto password = AskForNewPassword("New password for " + options.email);
  if (!password) return Fail(kExitUnusable, password.error());
  const auto set = [&password](AccountDesk& desk, dynamodb::CallContext& context,
                               storage::User user) -> boost::asio::awaitable<int> {
    const auto email = Printable(user.email);
    const bool is_verified = user.email_verified;
    const auto mailed =
        co_await desk.support().SetPassword(context, std::move(user), *password, desk.PublicUrl());
    if (!mailed) co_return Fail(mailed.error());
    std::printf("%s has the new password and is signed out%s\n", email.c_str(),
                *mailed == app::auth::Delivery::kSent
                    ? ""
                    : "; the mail that tells them could not be sent");
    if (!is_verified) {
      std::printf(
          "the address is not verified, so nobody can sign in yet: flavorbot user verify\n");
    }
    co_return kExitOk;
  };
  return WithAccount(options, set);
}

}  // namespace

void AddUserResetPasswordCommand(CLI::App& parent, Action& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      AddUserCommand(parent, "reset-password",
                     "Print a link to choose a new password with, or set one.", options->user);
  command->footer(
      "All sessions are ended. The link works once, within an hour; the old password stays good "
      "until\n"
      "it is used.");
  command->add_flag(
      "--set", options->is_setting,
      "set a password, which is read from the terminal without being shown, or is the "
      "first line of the input; it holds at once, and lifts a lock");
  command->callback([&chosen, options] {
    chosen = [options] {
      return options->is_setting ? SetPassword(options->user)
                                 : WithAccount(options->user, PrintLink);
    };
  });
}

}  // namespace flavorbot::cli
