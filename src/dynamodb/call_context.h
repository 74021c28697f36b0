// CallContext: what travels with a call to the table, from the request that caused it: until when
// an answer is of use, and what the calls cost together.
//
// Threads: one request, one context; used by one coroutine at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace flavorbot::dynamodb {

struct CallContext {
  // Past it a call gives up with kServiceUnavailable.
  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
  // The id of the request, for logs and for tracing; not secret.
  std::string request_id;
  // What the caller reached this by, "localhost:8000"; empty when not over HTTP.
  std::string host;

  // Sums over the calls made with this context; MeteredApi (metered_api.h) counts them.
  std::uint32_t calls = 0;
  double read_units = 0;
  double write_units = 0;
};

}  // namespace flavorbot::dynamodb
