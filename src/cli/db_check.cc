#include "cli/db_check.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "cli/exit_code.h"
#include "cli/table_directory.h"
#include "engine/check_database.h"

namespace flavorbot::cli {
namespace {

struct Options {
  std::optional<std::string> data;
  bool is_repairing = false;
};

unsigned long long Shown(std::uint64_t count) { return count; }

void PrintFindings(const engine::CheckReport& report) {
  for (const auto& finding : report.findings) {
    std::printf("%s %s: %s%s\n", finding.table.empty() ? "-" : finding.table.c_str(),
                finding.key.empty() ? "-" : finding.key.c_str(), finding.what.c_str(),
                finding.repairable ? "" : " (can't be repaired)");
  }
  if (report.found > report.findings.size()) {
    std::printf("... and %llu more\n", Shown(report.found - report.findings.size()));
  }
}

int Check(const Options& options) {
  const auto tables = FindTables(options.data);
  if (!tables) return Fail(kExitDataDirectory, tables.error());
  engine::CheckOptions check{
      .data_directory = tables->tables,
      .mode = options.is_repairing ? engine::CheckMode::kRepair : engine::CheckMode::kReport};
  check.on_progress = [](const engine::CheckedCounts& checked) {
    std::fprintf(stderr, "flavorbot: checking, %llu items, %llu index entries\n",
                 Shown(checked.items), Shown(checked.index_entries));
  };
  const auto report = engine::CheckDatabase(check);
  if (!report) return Fail(kExitDataDirectory, report.error().message);
  PrintFindings(*report);
  const auto& checked = report->checked;
  std::printf(
      "checked %llu tables, %llu items, %llu index entries, %llu expiry entries, "
      "%llu item collections, %llu stream records, %llu tokens: ",
      Shown(checked.tables), Shown(checked.items), Shown(checked.index_entries),
      Shown(checked.expiry_entries), Shown(checked.item_collections), Shown(checked.stream_changes),
      Shown(checked.tokens));
  if (report->found == 0) {
    std::puts("all is well");
    return kExitOk;
  }
  std::printf("%llu findings, %llu repaired\n", Shown(report->found), Shown(report->repaired));
  return report->found == report->repaired ? kExitOk : kExitFailure;
}

}  // namespace

void AddDbCheckCommand(CLI::App& parent, Action& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = parent.add_subcommand(
      "check", "Hold every item, index entry and counter against what it should be.");
  command->add_option("--data", options->data,
                      "the data directory, of serve or of db local (FLAVORBOT_DATA_DIR)");
  command->add_flag("--repair", options->is_repairing,
                    "rebuild index entries, expiry entries and counters from the items");
  command->callback([&chosen, options] { chosen = [options] { return Check(*options); }; });
}

}  // namespace flavorbot::cli
