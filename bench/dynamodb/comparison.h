// Comparison: every server under the same load in one run, and the table of what came out.
//
// The servers take turns, round by round, so that what else the machine does falls on all of them.
//
// Threads: one thread.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "servers.h"

namespace flavorbot::bench {

struct ComparisonOptions {
  ServerPrograms programs;
  std::filesystem::path scratch;  // a directory of its own
  double seconds = 2;             // of each round
  unsigned rounds = 2;
  unsigned connections = 32;
  std::size_t warm_up_requests = 20'000;
  std::vector<ServerKind> servers;
};

// Runs it and prints its tables. Errors: a server that doesn't start, or refuses a request.
std::expected<void, std::string> Compare(const ComparisonOptions& options);

}  // namespace flavorbot::bench
