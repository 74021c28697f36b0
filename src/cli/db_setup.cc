#include "cli/db_setup.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <utility>

#include "base/random.h"
#include "cli/data_directory.h"
#include "cli/exit_code.h"
#include "cli/open_table.h"
#include "cli/run_to_end.h"
#include "cli/set_up_progress.h"
#include "cli/settings.h"
#include "cli/table_directory.h"
#include "cli/table_goal.h"
#include "storage/table_setup.h"

namespace flavorbot::cli {
namespace {

// Adding an index to a table with many items takes its time, and a replica of it more.
constexpr std::chrono::minutes kTimeout{10};
constexpr std::chrono::minutes kTimeoutWithReplicas{60};

enum class Doing { kAll, kNothing };  // kNothing: a dry run

struct Options {
  Overrides overrides;
  GoalOptions goal;
  Doing doing = Doing::kAll;
};

void PutLine(const std::string& line) {
  std::puts(line.c_str());
  std::fflush(stdout);
}

int PrintPlan(const base::Result<storage::TablePlan, std::string>& plan) {
  if (!plan) return Fail(kExitFailure, plan.error());
  for (const auto& line : plan->found) PutLine(line);
  for (const auto& step : plan->steps) PutLine(step.SayToDo());
  PutLine(plan->steps.empty() ? "there is nothing to do" : "nothing was changed");
  return kExitOk;
}

bool HasTable(const std::filesystem::path& data_directory) {
  std::error_code ignored;
  return std::filesystem::exists(data_directory / kTableDirectory / "FORMAT", ignored);
}

int SetUpAt(dynamodb::Api& api, const storage::TableGoal& goal, Doing doing) {
  dynamodb::CallContext context{
      .deadline = std::chrono::steady_clock::now() +
                  (goal.replica_regions.empty() ? kTimeout : kTimeoutWithReplicas),
      .request_id = base::NewUserId(base::SystemRandom())};
  SetUpProgress progress(stderr,
                         ::isatty(STDERR_FILENO) == 1 ? Audience::kTerminal : Audience::kFile);
  auto waiting_for = [&progress](const std::string& what) {
    progress.WaitingFor(what, std::chrono::steady_clock::now());
  };
  if (doing == Doing::kNothing) {
    return PrintPlan(RunToEnd(storage::PlanTableSetUp(api, context, goal, waiting_for)));
  }
  const auto report = RunToEnd(storage::SetUpTable(
      api, context, goal, {.on_line = PutLine, .waiting_for = std::move(waiting_for)}));
  return report ? kExitOk : Fail(kExitFailure, report.error());
}

int SetUp(const Options& options) {
  const auto settings = LoadSettings(options.overrides);
  if (!settings) return Fail(kExitUnusable, settings.error());
  const auto goal = ReadTableGoal(options.goal, *settings);
  if (!goal) return Fail(kExitUnusable, goal.error());
  const auto& directory = settings->data_directory;
  if (options.doing == Doing::kNothing && settings->table_mode == TableMode::kEmbedded &&
      !HasTable(directory)) {
    return PrintPlan(storage::PlanTable(*goal, {}));
  }
  if (options.doing == Doing::kAll) {
    const auto made = MakeDataDirectory(directory);
    if (!made) return Fail(kExitDataDirectory, made.error());
  }
  const auto api = OpenTable(*settings);
  if (!api) return Fail(api.error().exit_code, api.error().message);
  return SetUpAt(**api, *goal, options.doing);
}

}  // namespace

void AddDbSetupCommand(CLI::App& parent, Action& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = parent.add_subcommand(
      "setup", "Create the table or bring it up to date; can be run again at any time.");
  command->footer("It changes only what differs, takes nothing away, and says what it did.");
  command->add_option("--data-dir", options->overrides.data_directory,
                      "where the built-in table is kept (FLAVORBOT_DATA_DIR)");
  command->add_flag(
      "--production", options->goal.is_production,
      "guard the table against deletion by mistake, and turn on point-in-time recovery");
  command
      ->add_option("--replica", options->goal.replicas,
                   "keep a copy of the table in this region too, as a global table at Amazon "
                   "DynamoDB; may be given several times")
      ->type_name("REGION");
  command
      ->add_option("--tags", options->goal.tags,
                   "tag the table, for cost allocation; may be given several times")
      ->type_name("KEY=VALUE");
  command->add_flag_callback(
      "--dry-run", [options] { options->doing = Doing::kNothing; },
      "tell what there is and what would be done, and change nothing");
  command->callback([&chosen, options] { chosen = [options] { return SetUp(*options); }; });
}

}  // namespace flavorbot::cli
