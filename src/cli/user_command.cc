#include "cli/user_command.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <utility>

#include "cli/exit_code.h"
#include "cli/operator_command.h"
#include "cli/run_to_end.h"

namespace flavorbot::cli {
namespace {

// Enough for the deletion of a large account; what is begun and not finished is taken up later.
constexpr std::chrono::minutes kPatience{30};

boost::asio::awaitable<int> FindAndDo(AccountDesk& desk, dynamodb::CallContext& context,
                                      const UserOptions& options, const AccountWork& work) {
  auto user = co_await desk.support().Find(context, options.email);
  if (!user) co_return Fail(user.error());
  co_return co_await work(desk, context, *std::move(user));
}

}  // namespace

CLI::App* AddUserCommand(CLI::App& parent, const std::string& name, const std::string& description,
                         UserOptions& options) {
  CLI::App* command = parent.add_subcommand(name, description);
  command->add_option("EMAIL", options.email, "the account's address, in any spelling")->required();
  AddDataDirectoryOption(*command, options.overrides);
  return command;
}

int WithAccount(const UserOptions& options, const AccountWork& work) {
  const auto table = OpenOperatorTable(options.overrides);
  if (!table) return Fail(table.error().exit_code, table.error().message);
  AccountDesk desk(*table);
  dynamodb::CallContext context;
  context.deadline = std::chrono::steady_clock::now() + kPatience;
  context.request_id = base::NewUserId(base::SystemRandom());
  return RunToEnd(FindAndDo(desk, context, options, work));
}

std::string NameOf(const storage::User& user) {
  if (user.first_name.empty() || user.last_name.empty()) return user.first_name + user.last_name;
  return user.first_name + " " + user.last_name;
}

int Fail(const app::Error& error) {
  std::string text = error.message;
  for (const auto& [field, fault] : error.fields) text += " (" + field + ": " + fault + ")";
  if (!error.cause.empty()) text += " (" + error.cause + ")";
  const bool is_ours =
      error.code == app::ErrorCode::kInvalidRequest || error.code == app::ErrorCode::kInvalidFields;
  return Fail(is_ours ? kExitUnusable : kExitFailure, text);
}

}  // namespace flavorbot::cli
