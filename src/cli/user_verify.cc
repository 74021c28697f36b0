#include "cli/user_verify.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <utility>

#include "cli/exit_code.h"
#include "cli/row_writer.h"
#include "cli/user_command.h"

namespace flavorbot::cli {
namespace {

boost::asio::awaitable<int> Verify(AccountDesk& desk, dynamodb::CallContext& context,
                                   storage::User user) {
  if (user.email_verified) {
    std::printf("%s is verified already\n", Printable(user.email).c_str());
    co_return kExitOk;
  }
  const auto email = user.email;
  const auto verified = co_await desk.support().Verify(context, std::move(user));
  if (!verified) co_return Fail(verified.error());
  std::printf("%s is verified\n", Printable(email).c_str());
  co_return kExitOk;
}

}  // namespace

void AddUserVerifyCommand(CLI::App& parent, Action& chosen) {
  const auto options = std::make_shared<UserOptions>();
  CLI::App* command = AddUserCommand(
      parent, "verify", "Take the address as verified, as if its link had been opened.", *options);
  command->callback(
      [&chosen, options] { chosen = [options] { return WithAccount(*options, Verify); }; });
}

}  // namespace flavorbot::cli
