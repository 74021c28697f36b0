#include "cli/cost/cost_command.h"

#include <CLI/CLI.hpp>
#include <cstdio>

#include "base/log.h"
#include "base/whole_file.h"
#include "cli/cost/access_patterns_markdown.h"
#include "cli/cost/cost_tables.h"
#include "cli/cost/default_files.h"
#include "cli/exit_code.h"

namespace flavorbot::cli {
namespace {

constexpr std::size_t kMaxFileBytes = std::size_t{1} << 20;

struct Options {
  double users = 0;     // 0: no projection
  double simulate = 0;  // 0: no simulation
  std::string profile;  // empty: the built-in one
  std::string prices;
  cost::Load load;
  std::string format = "table";
  std::string print_default;
};

struct Files {
  cost::UsageProfile profile;
  cost::PriceList prices;
};

base::Result<Files, std::string> ReadFiles(const Options& options) {
  Files files;
  base::Result<std::string, std::string> text{std::string(cost::DefaultProfile())};
  if (!options.profile.empty()) text = base::ReadWholeFile(options.profile, kMaxFileBytes);
  if (!text) return std::unexpected(text.error());
  auto profile =
      cost::ParseProfile(*text, options.profile.empty() ? "the built-in profile" : options.profile);
  if (!profile) return std::unexpected(profile.error());
  text = std::string(cost::DefaultPrices());
  if (!options.prices.empty()) text = base::ReadWholeFile(options.prices, kMaxFileBytes);
  if (!text) return std::unexpected(text.error());
  auto prices =
      cost::ParsePrices(*text, options.prices.empty() ? "the built-in prices" : options.prices);
  if (!prices) return std::unexpected(prices.error());
  return Files{*std::move(profile), *std::move(prices)};
}

// What can't go together, or can't be; empty: all can.
std::string FaultOf(const Options& options) {
  const bool is_reckoning = options.users > 0 || options.simulate > 0;
  if (options.format == "markdown" && is_reckoning) {
    return "--format markdown is for the tables of docs/access-patterns.md, without --users and "
           "--simulate";
  }
  if (!is_reckoning && !(options.profile.empty() && options.prices.empty())) {
    return "--profile and --prices are for --users and --simulate";
  }
  return {};
}

void Print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

int ShowCosts(const Options& options) {
  if (!options.print_default.empty()) {
    Print(std::string(options.print_default == "prices" ? cost::DefaultPrices()
                                                        : cost::DefaultProfile()));
    return kExitOk;
  }
  if (const auto fault = FaultOf(options); !fault.empty()) return Fail(kExitUnusable, fault);
  const auto files = ReadFiles(options);
  if (!files) return Fail(kExitUnusable, files.error());

  // The measured requests are nobody's: their lines in the log would be noise.
  base::SetLogLevel(base::Level::kError);
  const auto measured = cost::MeasurePatterns();
  base::SetLogLevel(base::Level::kInfo);
  if (!measured) return Fail(kExitFailure, measured.error());

  if (options.format == "markdown") {
    for (const auto& section : cost::MarkdownSections(*measured)) Print(section + '\n');
    return kExitOk;
  }
  cost::Report report{cost::PatternTable(*measured)};
  const auto append = [&report](cost::Report more) {
    report.insert(report.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
  };
  auto load = options.load;
  if (load.users = options.users; load.users > 0) {
    append(cost::ProjectionTables(cost::Project(*measured, files->profile, files->prices, load),
                                  files->profile, files->prices, load));
  }
  if (load.users = options.simulate; load.users > 0) {
    append(cost::SimulationTables(*measured, files->profile, load));
  }
  Print(options.format == "json"  ? cost::AsJson(report)
        : options.format == "csv" ? cost::AsCsv(report)
                                  : cost::AsText(report));
  return kExitOk;
}

}  // namespace

void AddCostCommand(CLI::App& parent, Action& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = parent.add_subcommand(
      "cost", "What each access pattern costs the table, and what so many users would.");
  command->add_option("--users", options->users, "project the month's bill of so many users")
      ->check(CLI::Range(1.0, 1e12));
  command
      ->add_option("--simulate", options->simulate,
                   "on paper, so many users: item collections, partition heat, index writes")
      ->check(CLI::Range(1.0, 1e12));
  command->add_option("--profile", options->profile,
                      "a file with how often a user does what (--print-default profile)");
  command->add_option("--prices", options->prices, "a file of prices (--print-default prices)");
  command
      ->add_option("--peak-factor", options->load.peak_factor,
                   "the busiest minutes over the average")
      ->check(CLI::Range(1.0, 1000.0))
      ->capture_default_str();
  command
      ->add_option("--target-utilisation", options->load.target_utilisation,
                   "the part of provisioned capacity that the peak uses")
      ->check(CLI::Range(0.01, 1.0))
      ->capture_default_str();
  command->add_option("--format", options->format, "table, json, csv or markdown")
      ->check(CLI::IsMember({"table", "json", "csv", "markdown"}))
      ->capture_default_str();
  command
      ->add_option("--print-default", options->print_default,
                   "print the built-in profile or prices, to start a file of your own")
      ->check(CLI::IsMember({"profile", "prices"}));
  command->callback([&chosen, options] { chosen = [options] { return ShowCosts(*options); }; });
}

}  // namespace flavorbot::cli
