#include "cli/user_sign_out.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/exit_code.h"
#include "cli/row_writer.h"
#include "cli/user_command.h"

namespace flavorbot::cli {
namespace {

boost::asio::awaitable<int> SignOut(AccountDesk& desk, dynamodb::CallContext& context,
                                    storage::User user) {
  const auto sessions = co_await desk.support().Sessions(context, user.id);
  if (!sessions) co_return Fail(sessions.error());
  const auto done = co_await desk.support().SignOut(context, user.id);
  if (!done) co_return Fail(done.error());
  std::printf("%s is signed out: %zu sessions ended\n", Printable(user.email).c_str(),
              sessions->size());
  co_return kExitOk;
}

}  // namespace

void AddUserSignOutCommand(CLI::App& parent, Action& chosen) {
  const auto options = std::make_shared<UserOptions>();
  CLI::App* command =
      AddUserCommand(parent, "sign-out", "End all sessions of the account.", *options);
  command->callback(
      [&chosen, options] { chosen = [options] { return WithAccount(*options, SignOut); }; });
}

}  // namespace flavorbot::cli
