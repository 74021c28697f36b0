#include "cli/user_list.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/error.h"
#include "app/tiers.h"
#include "cli/exit_code.h"
#include "cli/operator_command.h"
#include "cli/row_writer.h"
#include "cli/table_reading.h"
#include "cli/user_command.h"
#include "storage/user_directory.h"

namespace flavorbot::cli {
namespace {

struct Options {
  Overrides overrides;
  OutputFormat format = OutputFormat::kTable;
};

std::vector<Cell> RowOf(const storage::User& user) {
  return {TextCell(user.email), TextCell(NameOf(user)),
          TextCell(app::TierName(app::ParseTier(user.subscription_tier))),
          YesNoCell(user.email_verified), OptionalTextCell(user.created_at)};
}

boost::asio::awaitable<int> List(const OperatorTable& opened, OutputFormat format) {
  auto context = PageContext();
  const auto& name = opened.settings.table_name;
  const auto described = co_await opened.api->DescribeTable(context, {.table_name = name});
  if (!described) co_return FailAt(opened, described.error());
  TableReading reading(opened, described->table.table_size_bytes);
  const storage::Table table(*opened.api, name);
  storage::UserDirectory directory(table);
  RowWriter rows(format, {"email", "name", "tier", "verified", "created"}, stdout);
  while (directory.HasNext()) {
    context = PageContext();
    auto page = co_await directory.Next(context);
    if (!page) co_return Fail(app::FromStore(std::move(page).error()));
    for (const auto& user : page->users) rows.Write(RowOf(user));
    reading.Add(page->items_read, page->read_units);
  }
  const auto finished = rows.Finish();
  if (!finished) co_return Fail(kExitFailure, finished.error());
  reading.Finish();
  co_return kExitOk;
}

int ListUsers(const Options& options) {
  return WithTable(options.overrides, [&options](const OperatorTable& opened) {
    return List(opened, options.format);
  });
}

}  // namespace

void AddUserListCommand(CLI::App& parent, Action& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = parent.add_subcommand("list", "Print all accounts, in no particular order.");
  command->footer(
      "This reads the whole table, and prints as it reads. At an endpoint that costs half a read "
      "unit\n"
      "for each 4 KB in the table (1 GB: 131,072 units); the built-in table costs nothing.");
  AddFormatOption(*command, options->format);
  AddDataDirectoryOption(*command, options->overrides);
  command->callback([&chosen, options] { chosen = [options] { return ListUsers(*options); }; });
}

}  // namespace flavorbot::cli
