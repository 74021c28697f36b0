// The options of `flavorbot db local`: what `--help` prints, and how their values are spelled.
//
// Threads: a value type and pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "cli/memory_size.h"
#include "dynamodb_server/latency_api.h"
#include "dynamodb_server/settable_clock.h"
#include "engine/local_api.h"

namespace CLI {
class App;
}

namespace flavorbot::cli {

// "now", "2030-01-01T00:00:00Z", either followed by ",fixed".
struct ClockOption {
  std::optional<base::TimePoint> start;
  dynamodb_server::ClockFlow flow = dynamodb_server::ClockFlow::kRuns;
};

struct DbLocalOptions {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8000;
  std::string directory = "data/local";
  bool is_in_memory = false;
  engine::Durability durability = engine::Durability::kFsync;
  std::size_t memory_bytes = kDefaultMemoryBytes;  // of each database

  std::vector<std::string> credentials;  // as given: see read_access_keys.h
  bool per_credentials = false;

  bool throttle = false;
  double fault_rate = 0;
  std::optional<std::uint64_t> seed;
  std::optional<dynamodb_server::Latency> latency;
  std::uint32_t index_delay_ms = 0;
  std::optional<ClockOption> clock;
};

// nullopt for what is no such value.
std::optional<dynamodb_server::Latency> ParseLatency(std::string_view text);  // "50", "50-200"
std::optional<ClockOption> ParseClock(std::string_view text);

// Adds all of them to `command`; `options` outlives it.
void AddDbLocalOptions(CLI::App& command, DbLocalOptions& options);

// What is out of the ordinary, for the line that says what is served: "; throttled; ...".
std::string DescribeForTesting(const DbLocalOptions& options);

}  // namespace flavorbot::cli
