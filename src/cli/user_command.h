// User command: what the commands of `flavorbot user` about one account have in common.
//
//   const auto options = std::make_shared<UserOptions>();
//   CLI::App* command = AddUserCommand(parent, "verify", "Mark ...", *options);
//   command->callback([&chosen, options] {
//     chosen = [options] { return WithAccount(*options, Verify); };
//   });
//
// Threads: one.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <memory>
#include <string>

#include "app/error.h"
#include "cli/account_desk.h"
#include "cli/command.h"
#include "cli/settings.h"
#include "dynamodb/call_context.h"
#include "storage/user.h"

namespace flavorbot::cli {

struct UserOptions {
  Overrides overrides;
  std::string email;
};

// What is done to the account that was named; the exit code. All three live until it ends.
using AccountWork = std::function<boost::asio::awaitable<int>(
    AccountDesk& desk, dynamodb::CallContext& context, storage::User user)>;

// Adds a command with the options of `options`: EMAIL and --data-dir.
CLI::App* AddUserCommand(CLI::App& parent, const std::string& name, const std::string& description,
                         UserOptions& options);

// Opens the table, finds the account and does the work on it; tells what fails.
int WithAccount(const UserOptions& options, const AccountWork& work);

// First and last name, as far as they are known.
std::string NameOf(const storage::User& user);

// Says what went wrong, with its cause, since it is an operator who reads it; the exit code.
int Fail(const app::Error& error);

}  // namespace flavorbot::cli
