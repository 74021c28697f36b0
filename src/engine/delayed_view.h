// DelayedView: the store as it was some time ago, which is how the service's global indexes look:
// what a write changed shows in them a little later.
//
// A thread takes snapshots at an interval; a read gets the youngest that is old enough. So a view
// is as old as asked for and up to an eighth of that more, or 5 ms.
//
// Threads: SnapshotRing one at a time; DelayedView from any thread.
// Source:  AWS Developer Guide, "Global secondary indexes": eventually consistent reads.
#pragma once

#include <rocksdb/snapshot.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

#include "engine/store.h"

namespace flavorbot::engine {

using SnapshotPtr = std::shared_ptr<const rocksdb::Snapshot>;

class SnapshotRing {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  explicit SnapshotRing(std::chrono::milliseconds delay) : delay_(delay) {}

  // Keeps `snapshot`, taken at `now`, and drops those that no later read needs.
  void Add(SnapshotPtr snapshot, TimePoint now);
  // The youngest that is at least the delay old; in its absence the oldest. REQUIRES: one was
  // added.
  SnapshotPtr At(TimePoint now) const;
  std::size_t size() const { return kept_.size(); }

 private:
  struct Kept {
    TimePoint taken_at;
    SnapshotPtr snapshot;
  };

  const std::chrono::milliseconds delay_;
  std::deque<Kept> kept_;  // oldest first
};

class DelayedView {
 public:
  // Borrows `store`. REQUIRES: `delay` is more than zero.
  DelayedView(Store& store, std::chrono::milliseconds delay);
  // REQUIRES: no snapshot of it is in use.
  ~DelayedView();

  SnapshotPtr Current() const;

 private:
  void Run(std::chrono::milliseconds interval);
  void Take();

  Store& store_;
  mutable std::mutex mutex_;
  SnapshotRing ring_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace flavorbot::engine
