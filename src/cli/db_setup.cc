#include "cli/db_setup.h"

#include <CLI/CLI.hpp>
#include <cstdio>

#include "cli/data_directory.h"
#include "cli/exit_code.h"
#include "cli/open_table.h"
#include "cli/set_up_table.h"
#include "cli/settings.h"

namespace flavorbot::cli {
namespace {

struct Options {
  Overrides overrides;
  bool is_production = false;
};

int SetUp(const Options& options) {
  const auto settings = LoadSettings(options.overrides);
  if (!settings) return Fail(kExitUnusable, settings.error());
  if (const auto made = MakeDataDirectory(settings->data_directory); !made) {
    return Fail(kExitDataDirectory, made.error());
  }
  const auto api = OpenTable(*settings);
  if (!api) return Fail(api.error().exit_code, api.error().message);

  const auto report =
      SetUpTableAndWait(**api, settings->table_name,
                        options.is_production ? storage::DeletionProtection::kProtected
                                              : storage::DeletionProtection::kUnprotected);
  if (!report) return Fail(kExitFailure, report.error());
  for (const std::string& line : report->lines) std::puts(line.c_str());
  return kExitOk;
}

}  // namespace

void AddDbSetupCommand(CLI::App& parent, Action& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = parent.add_subcommand(
      "setup", "Create the table or bring it up to date; can be run again at any time.");
  command->add_option("--data-dir", options->overrides.data_directory,
                      "where the built-in table is kept (FLAVORBOT_DATA_DIR)");
  command->add_flag(
      "--production", options->is_production,
      "guard the table against deletion by mistake, and turn on point-in-time recovery");
  command->callback([&chosen, options] { chosen = [options] { return SetUp(*options); }; });
}

}  // namespace flavorbot::cli
