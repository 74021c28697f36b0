#include "cli/operator_command.h"

#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "cli/run_to_end.h"

namespace flavorbot::cli {

void AddDataDirectoryOption(CLI::App& command, Overrides& overrides) {
  command.add_option("--data-dir", overrides.data_directory,
                     "the server's data directory (FLAVORBOT_DATA_DIR)");
}

int WithTable(const Overrides& overrides, const TableWork& work) {
  const auto table = OpenOperatorTable(overrides);
  if (!table) return Fail(table.error().exit_code, table.error().message);
  return RunToEnd(work(*table));
}

}  // namespace flavorbot::cli
