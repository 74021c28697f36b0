#include "cli/user_show.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/auth/lockout.h"
#include "base/iso8601.h"
#include "base/json_writer.h"
#include "cli/exit_code.h"
#include "cli/fact_sheet.h"
#include "cli/user_command.h"

namespace flavorbot::cli {
namespace {

struct Options {
  UserOptions user;
  OutputFormat format = OutputFormat::kTable;
};

// "2 of 5 recipes generated, 3 chats in 2026-11"; in JSON the numbers.
Cell UsageCell(const app::MonthReport& month) {
  const auto generated = std::to_string(month.used.recipes_generated);
  const auto chats = std::to_string(month.used.recipe_queries);
  const auto limit = month.limit ? std::to_string(*month.limit) : "";
  Cell cell{.text = generated + (limit.empty() ? "" : " of " + limit) + " recipes generated, " +
                    chats + " chats in " + month.month,
            .json = "{\"month\": "};
  base::AppendJsonString(cell.json, month.month);
  cell.json += ", \"recipes_generated\": " + generated +
               ", \"limit\": " + (limit.empty() ? "null" : limit) + ", \"chats\": " + chats + "}";
  return cell;
}

Cell SessionsCell(const std::vector<storage::Session>& sessions) {
  Cell cell{.text = std::to_string(sessions.size()), .json = "["};
  for (const auto& session : sessions) {
    const auto seen = base::FormatIso8601(session.last_seen_at);
    cell.text += cell.json == "[" ? ": " : "; ";
    cell.text += "seen " + seen + " from " +
                 (session.ip_address.empty() ? "an unknown address" : session.ip_address);
    if (!session.user_agent.empty()) cell.text += " (" + session.user_agent + ")";
    cell.json += cell.json == "[" ? "{\"last_seen\": " : ", {\"last_seen\": ";
    base::AppendJsonString(cell.json, seen);
    cell.json += ", \"ip_address\": ";
    base::AppendJsonString(cell.json, session.ip_address);
    cell.json += ", \"user_agent\": ";
    base::AppendJsonString(cell.json, session.user_agent);
    cell.json += "}";
  }
  cell.json += "]";
  return cell;
}

Cell SignInCell(const storage::SignInFailures& failures, base::TimePoint now) {
  if (failures.count == 0 || failures.window_ends <= now) return {};
  const auto count = std::to_string(failures.count) + " wrong passwords lately";
  if (!app::auth::LockedError(failures, now)) return TextCell(count);
  return TextCell(count + ": locked until " + base::FormatIso8601(failures.window_ends));
}

boost::asio::awaitable<int> Show(AccountDesk& desk, dynamodb::CallContext& context,
                                 storage::User user, OutputFormat format) {
  const auto month = co_await desk.usage_meter().ThisMonth(context, user.id);
  if (!month) co_return Fail(month.error());
  const auto sessions = co_await desk.support().Sessions(context, user.id);
  if (!sessions) co_return Fail(sessions.error());
  const auto recipes = co_await desk.recipes().Count(context, user.id);
  if (!recipes) co_return Fail(app::FromStore(recipes.error()));
  const auto sign_in = co_await desk.sign_in_failures().Find(context, user.email_normalised);
  if (!sign_in) co_return Fail(app::FromStore(sign_in.error()));

  FactSheet sheet;
  sheet.Add("email", TextCell(user.email));
  sheet.Add("name", TextCell(NameOf(user)));
  sheet.Add("id", TextCell(user.id));
  sheet.Add("tier", TextCell(app::TierName(month->tier)));
  sheet.Add("verified", YesNoCell(user.email_verified));
  sheet.Add("created", OptionalTextCell(user.created_at));
  sheet.Add("updated", OptionalTextCell(user.updated_at));
  sheet.Add("usage", UsageCell(*month));
  sheet.Add("recipes", NumberCell(*recipes));
  sheet.Add("sessions", SessionsCell(*sessions));
  sheet.Add("sign in", SignInCell(sign_in->failures, desk.clock().Now()));
  const auto printed = sheet.Print(format, stdout);
  co_return printed ? kExitOk : Fail(kExitFailure, printed.error());
}

}  // namespace

void AddUserShowCommand(CLI::App& parent, Action& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      AddUserCommand(parent, "show", "Tell what there is to know about an account.", options->user);
  AddFormatOption(*command, options->format);
  command->callback([&chosen, options] {
    chosen = [options] {
      const auto show = [options](AccountDesk& desk, dynamodb::CallContext& context,
                                  storage::User user) {
        return Show(desk, context, std::move(user), options->format);
      };
      return WithAccount(options->user, show);
    };
  });
}

}  // namespace flavorbot::cli
