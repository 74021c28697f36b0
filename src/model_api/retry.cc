#include "model_api/retry.h"

#include <algorithm>
#include <cstdint>

namespace flavorbot::model_api {
namespace {

using std::chrono::milliseconds;

// [0, most]
milliseconds RandomPart(milliseconds most, base::RandomSource& random) {
  std::uint64_t bits = 0;
  random.Fill(reinterpret_cast<char*>(&bits), sizeof(bits));
  return milliseconds(
      static_cast<std::int64_t>(bits % (static_cast<std::uint64_t>(most.count()) + 1)));
}

}  // namespace

std::optional<milliseconds> PauseAfter(unsigned attempt, const ModelError& error,
                                       const RetryPolicy& policy,
                                       std::chrono::steady_clock::time_point now,
                                       std::chrono::steady_clock::time_point deadline,
                                       base::RandomSource& random) {
  if (attempt >= policy.attempts || !IsPassing(error.kind)) return std::nullopt;
  milliseconds most = policy.first_pause;
  for (unsigned i = 1; i < attempt && most < policy.longest_pause; ++i) most *= 2;
  milliseconds pause = RandomPart(std::min(most, policy.longest_pause), random);
  if (error.retry_after) pause = *error.retry_after + pause / 4;
  if (deadline - now <= pause) return std::nullopt;
  return pause;
}

}  // namespace flavorbot::model_api
