#include "cli/user_tier.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "cli/exit_code.h"
#include "cli/row_writer.h"
#include "cli/user_command.h"

namespace flavorbot::cli {
namespace {

struct Options {
  UserOptions user;
  std::string tier;
};

int SetTier(const Options& options) {
  const auto tier = app::TierNamed(options.tier);
  if (!tier) {
    return Fail(kExitUnusable,
                "\"" + options.tier + "\" is no tier: it must be free, basic or pro");
  }
  const auto set = [tier](AccountDesk& desk, dynamodb::CallContext& context,
                          storage::User user) -> boost::asio::awaitable<int> {
    const auto done = co_await desk.subscriptions().SetTier(context, user.id, *tier);
    if (!done) co_return Fail(done.error());
    std::printf("%s is on %s now; it was on %s\n", Printable(user.email).c_str(),
                std::string(app::TierName(*tier)).c_str(),
                Printable(user.subscription_tier).c_str());
    co_return kExitOk;
  };
  return WithAccount(options.user, set);
}

}  // namespace

void AddUserTierCommand(CLI::App& parent, Action& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = AddUserCommand(
      parent, "tier", "Put the account on another tier; it holds at once.", options->user);
  command->add_option("TIER", options->tier, "free, basic or pro")->required();
  command->callback([&chosen, options] { chosen = [options] { return SetTier(*options); }; });
}

}  // namespace flavorbot::cli
