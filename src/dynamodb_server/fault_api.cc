#include "dynamodb_server/fault_api.h"

#include <utility>

namespace flavorbot::dynamodb_server {
namespace {

using dynamodb::Error;
using dynamodb::ErrorCode;

Error Fault(ErrorCode code, std::string text) {
  Error error = dynamodb::MakeError(code, std::move(text));
  error.cause = "asked for by --fault-rate";
  return error;
}

Error Internal() { return Fault(ErrorCode::kInternalServerError, "Internal server error"); }
Error Unavailable() {
  return Fault(ErrorCode::kServiceUnavailable, "The service is currently unavailable or busy.");
}
Error Throttled() {
  return Fault(ErrorCode::kThrottlingException, "Rate of requests exceeds the allowed throughput.");
}

}  // namespace

dynamodb::Awaitable<InterceptedApi::Verdict> FaultApi::Judge() {
  constexpr std::uint64_t kKinds = 5;
  std::uint64_t kind = kKinds;
  {
    // The same number of draws for each call, so that one call's fate doesn't shift the next one's.
    const std::lock_guard lock(mutex_);
    const double chance = std::uniform_real_distribution<double>()(random_);
    const std::uint64_t drawn = random_() % kKinds;
    if (chance < rate_) kind = drawn;
  }
  switch (kind) {
    case 0:
      co_return Verdict{.before = Internal()};
    case 1:
      co_return Verdict{.after = Internal()};
    case 2:
      co_return Verdict{.before = Unavailable()};
    case 3:
      co_return Verdict{.after = Unavailable()};
    case 4:
      co_return Verdict{.before = Throttled()};
    default:
      co_return Verdict{};
  }
}

}  // namespace flavorbot::dynamodb_server
