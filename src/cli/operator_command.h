// Operator command: what the commands on an operator's table have in common.
//
//   AddDataDirectoryOption(*command, options->overrides);
//   command->callback([&chosen, options] {
//     chosen = [options] { return WithTable(options->overrides, Tell); };
//   });
//
// Threads: one.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <functional>

#include "cli/operator_table.h"
#include "cli/settings.h"

namespace CLI {
class App;
}

namespace flavorbot::cli {

// Adds --data-dir, which sets `overrides`.
void AddDataDirectoryOption(CLI::App& command, Overrides& overrides);

// What is done with the table, which lives until it ends; the exit code.
using TableWork = std::function<boost::asio::awaitable<int>(const OperatorTable& table)>;

// Opens the table and does the work; tells why it can't be opened.
int WithTable(const Overrides& overrides, const TableWork& work);

}  // namespace flavorbot::cli
