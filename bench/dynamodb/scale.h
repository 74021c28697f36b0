// Scale: what many items cost: loading them, their bytes on disk, opening them, and reading one
// against reading one of few.
//
// Threads: one thread.
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <string>

#include "servers.h"

namespace flavorbot::bench {

struct ScaleOptions {
  ServerPrograms programs;
  std::filesystem::path scratch;  // a directory of its own
  std::size_t items = 10'000'000;
  std::size_t few_items = 10'000;
  std::string memory = "6G";  // for the server's --memory
  double seconds = 2;         // of each round of reads
  unsigned rounds = 3;
  unsigned connections = 32;
};

// Runs it and prints its figures. Errors: a server that doesn't start, or refuses a request.
std::expected<void, std::string> MeasureScale(const ScaleOptions& options);

}  // namespace flavorbot::bench
