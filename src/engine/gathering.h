// Gathering: how long the committer waits for more requests before it writes those that are there.
//
// Whoever was answered by one group is often back at once, but after the next one has begun, and so
// waits for two syncs; then every group has half of the callers. Where syncs take milliseconds all
// are answered sooner if a group waits a little for them.
//
//   expected := the last group's size, and what waited when it was done
//   patience := half of the time that the last sync took, but not long; none where syncs are quick
//
// Where nobody comes back the expectation follows at once.
//
// Threads: the committer's only.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace flavorbot::engine {

class Gathering {
 public:
  using Duration = std::chrono::steady_clock::duration;

  // Quicker syncs are not worth a wait, which takes tens of microseconds itself.
  static constexpr Duration kSlowSync = std::chrono::milliseconds{1};
  static constexpr Duration kMostPatience = std::chrono::milliseconds{10};

  // A group of `size` was written, which took `sync_time`; zero: without a sync.
  void NoteGroup(std::size_t size, Duration sync_time) {
    last_size_ = size;
    patience_ = sync_time >= kSlowSync ? std::min(sync_time / 2, kMostPatience) : Duration{0};
  }

  // How many are worth waiting for, now that `queued` are there right after the last group.
  std::size_t Expected(std::size_t queued) const {
    return patience_ > Duration{0} ? last_size_ + queued : 1;
  }

  // How long, from the first of them on.
  Duration patience() const { return patience_; }

 private:
  std::size_t last_size_ = 0;
  Duration patience_{0};
};

}  // namespace flavorbot::engine
