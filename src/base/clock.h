// Clock: where the time of day comes from, so that a test can set it.
//
// Threads: implementations may be called from any thread.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

namespace flavorbot::base {

// UTC, to the millisecond: what the table's items and the API's answers carry.
using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual TimePoint Now() const = 0;
};

// The machine's clock.
class SystemClock final : public Clock {
 public:
  TimePoint Now() const override {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now());
  }
};

// A clock that stands still until it is moved.
class FakeClock final : public Clock {
 public:
  explicit FakeClock(TimePoint start) : now_ms_(start.time_since_epoch().count()) {}
  TimePoint Now() const override { return TimePoint{std::chrono::milliseconds{now_ms_.load()}}; }
  void Advance(std::chrono::milliseconds by) { now_ms_ += by.count(); }

 private:
  std::atomic<std::int64_t> now_ms_;
};

}  // namespace flavorbot::base
