// LatencyApi: an Api whose calls take at least so long, for trying how an application bears a
// distant or a slow table.
//
// Threads: any, as Api says.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <random>

#include "dynamodb_server/intercepted_api.h"

namespace flavorbot::dynamodb_server {

// Each call waits for a time from [least, most], all of them equally likely.
struct Latency {
  std::chrono::milliseconds least{0};
  std::chrono::milliseconds most{0};
};

class LatencyApi final : public InterceptedApi {
 public:
  // Borrows `api`. The same seed gives the same waits.
  LatencyApi(dynamodb::Api& api, Latency latency, std::uint64_t seed)
      : InterceptedApi(api), latency_(latency), random_(seed) {}

  // How long the next call waits.
  std::chrono::milliseconds Draw();

 private:
  dynamodb::Awaitable<Verdict> Judge() override;

  const Latency latency_;
  std::mutex mutex_;
  std::mt19937_64 random_;
};

}  // namespace flavorbot::dynamodb_server
