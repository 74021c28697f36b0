// Service clock: the time that requests are signed with. The service refuses those that are more
// than five minutes off, so when it does, its own time is believed.
//
// Threads: any.
// Source:  as AWS's SDKs do it; four minutes is the figure of the SDK for Java.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/clock.h"

namespace flavorbot::dynamodb_client {

class ServiceClock {
 public:
  // Borrows `clock`.
  explicit ServiceClock(const base::Clock& clock) : clock_(clock) {}

  base::TimePoint Now() const {
    return clock_.Now() + std::chrono::milliseconds(offset_ms_.load(std::memory_order_relaxed));
  }

  // A request signed at `signed_at` was refused for its time, in an answer with the header `date`:
  // true when that was four minutes off or more, and the clock is set by it now.
  bool Correct(std::optional<std::string_view> date, base::TimePoint signed_at);

 private:
  const base::Clock& clock_;
  std::atomic<std::int64_t> offset_ms_ = 0;
};

}  // namespace flavorbot::dynamodb_client
