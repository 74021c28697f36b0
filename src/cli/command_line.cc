#include "cli/command_line.h"

#include <CLI/CLI.hpp>

#include "cli/chef_command.h"
#include "cli/command.h"
#include "cli/cost/cost_command.h"
#include "cli/db_backup.h"
#include "cli/db_check.h"
#include "cli/db_local.h"
#include "cli/db_query.h"
#include "cli/db_restore.h"
#include "cli/db_setup.h"
#include "cli/db_stats.h"
#include "cli/db_status.h"
#include "cli/exit_code.h"
#include "cli/serve.h"
#include "cli/settings.h"
#include "cli/user_commands.h"

namespace flavorbot::cli {
namespace {

// As far as the words named one: "flavorbot user list".
std::string NamedCommand(const CLI::App& app) {
  const auto named = app.get_subcommands();
  return named.empty() ? app.get_name() : app.get_name() + " " + NamedCommand(*named.front());
}

}  // namespace

int Run(int argc, char** argv) {
  CLI::App app("FlavorBot: recipes, and a chef who knows them.", "flavorbot");
  app.set_version_flag("--version", "flavorbot " FLAVORBOT_VERSION);
  app.require_subcommand(1);
  app.footer([] { return SettingsHelp(); });

  Action chosen;
  AddServeCommand(app, chosen);
  AddCostCommand(app, chosen);
  AddChefCommands(app, chosen);
  CLI::App* db = app.add_subcommand(
      "db",
      "The table: set it up, look into it, serve it to other programs, back it up, check it.");
  db->require_subcommand(1);
  AddDbSetupCommand(*db, chosen);
  AddDbStatusCommand(*db, chosen);
  AddDbStatsCommand(*db, chosen);
  AddDbQueryCommand(*db, chosen);
  AddDbLocalCommand(*db, chosen);
  AddDbBackupCommand(*db, chosen);
  AddDbRestoreCommand(*db, chosen);
  AddDbCheckCommand(*db, chosen);
  AddUserCommands(app, chosen);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help and --version
    return Fail(kExitUnusable,
                std::string(error.what()) + " (" + NamedCommand(app) + " --help tells more)");
  }
  return chosen();
}

}  // namespace flavorbot::cli
