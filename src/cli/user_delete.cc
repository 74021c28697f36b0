#include "cli/user_delete.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "app/auth/email_address.h"
#include "cli/exit_code.h"
#include "cli/row_writer.h"
#include "cli/terminal_input.h"
#include "cli/user_command.h"

namespace flavorbot::cli {
namespace {

struct Options {
  UserOptions user;
  bool is_confirmed = false;
  bool is_not_waiting = false;
};

bool IsSameAddress(const std::string& a, const std::string& b) {
  const auto one = app::auth::ParseEmailAddress(a);
  const auto other = app::auth::ParseEmailAddress(b);
  return one && other && one->normalised == other->normalised;
}

void TellWait(std::chrono::milliseconds settle_time) {
  if (settle_time == std::chrono::milliseconds{0}) return;
  std::fprintf(
      stderr,
      "flavorbot: waiting %lld s for requests that knew the account, to delete what they "
      "may have written (--no-wait and Ctrl-C leave that to the next start of a server)\n",
      static_cast<long long>(std::chrono::ceil<std::chrono::seconds>(settle_time).count()));
}

int Delete(const Options& options) {
  if (!options.is_confirmed) {
    const auto typed = AskForLine("Everything of " + options.user.email +
                                  " is deleted, for good. Type the address to confirm: ");
    if (!typed || !IsSameAddress(*typed, options.user.email)) {
      return Fail(kExitUnusable, "that is not the address; nothing was deleted");
    }
  }
  const auto erase = [&options](AccountDesk& desk, dynamodb::CallContext& context,
                                storage::User user) -> boost::asio::awaitable<int> {
    const auto email = Printable(user.email);
    const auto user_id = user.id;
    const auto begun = co_await desk.deletion().Begin(context, std::move(user));
    if (!begun) co_return Fail(begun.error());
    std::printf("%s is deleted\n", email.c_str());
    std::fflush(stdout);
    if (options.is_not_waiting) co_return kExitOk;
    TellWait(desk.settle_time());
    const auto settled = co_await desk.deletion().Settle(context, user_id);
    co_return settled ? kExitOk : Fail(settled.error());
  };
  return WithAccount(options.user, erase);
}

}  // namespace

void AddUserDeleteCommand(CLI::App& parent, Action& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = AddUserCommand(
      parent, "delete", "Delete the account and everything in it, as its owner could, for good.",
      options->user);
  command->add_flag("--yes", options->is_confirmed, "don't ask for the address to be typed");
  command->add_flag("--no-wait", options->is_not_waiting,
                    "with a server running: don't wait for its last requests that knew the "
                    "account; what they may have written goes when a server starts next");
  command->callback([&chosen, options] { chosen = [options] { return Delete(*options); }; });
}

}  // namespace flavorbot::cli
