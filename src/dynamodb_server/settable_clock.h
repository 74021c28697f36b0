// SettableClock: a time of day that can be set while it runs, so that what expires in a month can
// be tested now.
//
// Threads: any.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>

#include "base/clock.h"

namespace flavorbot::dynamodb_server {

enum class ClockFlow {
  kRuns,   // as the machine's clock does, from the time it was set to
  kStands  // until it is set again
};

class SettableClock final : public base::Clock {
 public:
  // Borrows `machine`. `start` absent: the machine's time.
  SettableClock(const base::Clock& machine, std::optional<base::TimePoint> start, ClockFlow flow)
      : machine_(machine), flow_(flow) {
    Set(start.value_or(machine.Now()));
  }

  base::TimePoint Now() const override {
    return Base() + std::chrono::milliseconds{since_base_ms_.load()};
  }
  void Set(base::TimePoint now) { since_base_ms_ = (now - Base()).count(); }
  void Advance(std::chrono::milliseconds by) { since_base_ms_ += by.count(); }
  ClockFlow flow() const { return flow_; }

 private:
  base::TimePoint Base() const {
    return flow_ == ClockFlow::kRuns ? machine_.Now() : base::TimePoint{};
  }

  const base::Clock& machine_;
  const ClockFlow flow_;
  std::atomic<std::int64_t> since_base_ms_ = 0;
};

}  // namespace flavorbot::dynamodb_server
