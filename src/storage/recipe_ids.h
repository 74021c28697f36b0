// Recipe ids: milliseconds of the clock, as the Node version's, and never the same twice from one
// process for one user.
//
// So they fit a JSON number, and their decimal digits sort by age until the year 2286. An id given
// out ahead of the clock (many recipes in one millisecond) is taken back by no one: the next is one
// higher. Other processes and a clock that was set back are caught by the condition of the write.
//
// Threads: any.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string_view>

#include "base/clock.h"

namespace flavorbot::storage {

class RecipeIds {
 public:
  // An id for a recipe of `user_id`: `now`, or one more than the last.
  std::int64_t Next(std::string_view user_id, base::TimePoint now) {
    return NotBelow(user_id, now.time_since_epoch().count());
  }

  // After `taken` turned out to be: an id at least `step` above it.
  std::int64_t NextAfter(std::string_view user_id, std::int64_t taken, std::int64_t step) {
    return NotBelow(user_id, taken + step);
  }

 private:
  std::int64_t NotBelow(std::string_view user_id, std::int64_t least) {
    auto& last = last_[std::hash<std::string_view>{}(user_id) % last_.size()];
    std::int64_t seen = last.load(std::memory_order_relaxed);
    std::int64_t next = 0;
    do {
      next = std::max(least, seen + 1);
    } while (!last.compare_exchange_weak(seen, next, std::memory_order_relaxed));
    return next;
  }

  // Users share a counter by the hash of their id: what is bounded, and harmless.
  std::array<std::atomic<std::int64_t>, 1024> last_{};
};

}  // namespace flavorbot::storage
