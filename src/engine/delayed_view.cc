#include "engine/delayed_view.h"

#include <algorithm>
#include <utility>

namespace flavorbot::engine {
namespace {

constexpr int kSnapshotsADelay = 8;
constexpr std::chrono::milliseconds kShortestInterval{5};

}  // namespace

void SnapshotRing::Add(SnapshotPtr snapshot, TimePoint now) {
  kept_.push_back({now, std::move(snapshot)});
  // The first is needed until the second is old enough.
  while (kept_.size() > 1 && now - kept_[1].taken_at >= delay_) kept_.pop_front();
}

SnapshotPtr SnapshotRing::At(TimePoint now) const {
  const Kept* best = &kept_.front();
  for (const Kept& kept : kept_) {
    if (now - kept.taken_at >= delay_) best = &kept;
  }
  return best->snapshot;
}

DelayedView::DelayedView(Store& store, std::chrono::milliseconds delay)
    : store_(store), ring_(delay) {
  Take();
  const auto interval = std::max(kShortestInterval, delay / kSnapshotsADelay);
  thread_ = std::thread([this, interval] { Run(interval); });
}

DelayedView::~DelayedView() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

SnapshotPtr DelayedView::Current() const {
  const std::lock_guard lock(mutex_);
  return ring_.At(std::chrono::steady_clock::now());
}

void DelayedView::Take() {
  // A snapshot must be given back to the database that made it.
  rocksdb::DB& db = store_.db();
  SnapshotPtr snapshot(db.GetSnapshot(),
                       [&db](const rocksdb::Snapshot* taken) { db.ReleaseSnapshot(taken); });
  const std::lock_guard lock(mutex_);
  ring_.Add(std::move(snapshot), std::chrono::steady_clock::now());
}

void DelayedView::Run(std::chrono::milliseconds interval) {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, interval, [this] { return stopping_; })) {
    lock.unlock();
    Take();
    lock.lock();
  }
}

}  // namespace flavorbot::engine
