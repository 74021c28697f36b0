// TokenBucket: how many units of throughput are left, of so many a second, with what wasn't used
// kept for a while.
//
// A call is admitted while anything is left, for the least that it can cost; what it did cost is
// taken afterwards, so that the bucket may owe: later calls wait until that is paid back.
//
// Threads: one at a time.
// Source:  AWS Developer Guide, "Burst and adaptive capacity": 300 seconds of unused capacity are
//          kept.
#pragma once

#include <chrono>

#include "base/clock.h"

namespace flavorbot::dynamodb_server {

inline constexpr double kBurstSeconds = 300;

class TokenBucket {
 public:
  // Begins with the units of one second: a new table has none unused.
  TokenBucket(double units_per_second, base::TimePoint now)
      : rate_(units_per_second), level_(units_per_second), filled_at_(now) {}

  // Whether a call may begin; `least_units` are taken if so.
  bool Admit(double least_units, base::TimePoint now);
  bool IsEmpty(base::TimePoint now);
  // Takes, or gives back when negative.
  void Take(double units) { level_ -= units; }

 private:
  void Fill(base::TimePoint now);

  const double rate_;
  double level_;
  base::TimePoint filled_at_;
};

}  // namespace flavorbot::dynamodb_server
