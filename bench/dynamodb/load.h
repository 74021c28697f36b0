// Load: many keep-alive connections that ask one server as fast as it answers, from one thread.
//
// Each connection has one request under way. Every answer's time is kept, so percentiles are exact.
//
// Threads: one thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <vector>

namespace flavorbot::bench {

// Puts the next request's text into `out`; false when there is none left.
using NextRequest = std::function<bool(std::string& out)>;

struct LoadOptions {
  std::uint16_t port = 0;
  unsigned connections = 32;
  // It ends with whichever comes first.
  std::chrono::duration<double> time = std::chrono::seconds(3);
  std::size_t requests = SIZE_MAX;
};

struct LoadResult {
  double seconds = 0;
  std::vector<std::uint32_t> latencies_us;  // of the answers with status 200
  std::size_t refused = 0;                  // other answers
  std::string first_refusal;

  // Appends another run of the same.
  void Add(LoadResult other);
};

// Errors: a connection that can't be made, or breaks.
std::expected<LoadResult, std::string> Load(const LoadOptions& options, const NextRequest& next);

}  // namespace flavorbot::bench
