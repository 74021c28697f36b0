#include "engine/committer.h"

#include <algorithm>
#include <utility>

#include "base/log.h"
#include "engine/commit_group.h"
#include "engine/rocksdb_error.h"

namespace flavorbot::engine {
namespace {

using dynamodb::ErrorCode;
using dynamodb::Result;
using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t kMaxGroupRequests = 1024;
constexpr std::size_t kMaxGroupBytes = std::size_t{8} << 20;
constexpr auto kRelaxedSyncInterval = std::chrono::seconds{1};

// What a request holds in memory, roughly.
std::size_t BytesOf(const CommitRequest& request) {
  std::size_t bytes = 0;
  for (const auto& write : request.writes) {
    bytes += write.key.size() + (write.put ? write.put->item.bytes.size() : 0) + write.value_bytes;
  }
  return bytes;
}

dynamodb::Error QueueFull() {
  return dynamodb::MakeError(ErrorCode::kThrottlingException,
                             "More writes are waiting than the table's disk can take. Retry the "
                             "request later.");
}

dynamodb::Error DeadlinePassed() {
  return dynamodb::MakeError(ErrorCode::kServiceUnavailable,
                             "The request's deadline passed before it began; nothing was done");
}

}  // namespace

Committer::Committer(Store& store, const Catalog& catalog, TableCounters& counters,
                     StreamClock& stream_clock, const base::Clock& clock, CommitterOptions options)
    : store_(store),
      catalog_(catalog),
      counters_(counters),
      stream_clock_(stream_clock),
      clock_(clock),
      options_(options),
      thread_([this] { Run(); }) {}

Committer::~Committer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Committer::Submit(std::unique_ptr<CommitRequest> request) {
  const auto bytes = BytesOf(*request);
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    const bool full = queue_.size() >= options_.queue_limit ||
                      (!queue_.empty() && queued_bytes_ + bytes > options_.queue_bytes_limit);
    if (!full) {
      queued_bytes_ += bytes;
      queue_.emplace_back(std::move(request));
      wake = queue_.size() >= wanted_;
    }
  }
  if (request != nullptr) {
    request->done(std::unexpected(QueueFull()));
  } else if (wake) {
    wake_.notify_one();
  }
}

void Committer::Submit(std::unique_ptr<ExclusiveChange> change) {
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    if (queue_.size() < options_.queue_limit) {
      queue_.emplace_back(std::move(change));
      wake = queue_.size() >= wanted_;
    }
  }
  if (change != nullptr) {
    change->done(std::unexpected(QueueFull()));
  } else if (wake) {
    wake_.notify_one();
  }
}

void Committer::Run() {
  for (;;) {
    auto entries = Take();
    const bool stop = entries.empty() && !unsynced_;
    CommitAll(std::move(entries));
    SyncIfDue();
    if (stop) return;
  }
}

void Committer::AwaitWork(std::unique_lock<std::mutex>& lock) {
  const auto has_work = [this] { return stopping_ || queue_.size() >= wanted_; };
  const auto expected = std::min(gathering_.Expected(queue_.size()), kMaxGroupRequests);
  if (unsynced_) {
    wake_.wait_until(lock, next_sync_, has_work);
  } else {
    wake_.wait(lock, has_work);
  }
  if (expected <= 1 || queue_.empty()) return;
  wanted_ = expected;
  wake_.wait_for(lock, gathering_.patience(), has_work);
  wanted_ = 1;
}

std::vector<Committer::Entry> Committer::Take() {
  std::unique_lock lock(mutex_);
  AwaitWork(lock);
  if (queue_.empty() && stopping_) next_sync_ = SteadyClock::time_point::min();
  std::vector<Entry> taken;
  std::size_t bytes = 0;
  while (!queue_.empty() && taken.size() < kMaxGroupRequests && bytes < kMaxGroupBytes) {
    if (const auto* request = std::get_if<std::unique_ptr<CommitRequest>>(&queue_.front())) {
      bytes += BytesOf(**request);
    }
    taken.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  queued_bytes_ -= bytes;
  return taken;
}

void Committer::CommitAll(std::vector<Entry> entries) {
  std::vector<std::unique_ptr<CommitRequest>> group;
  for (auto& entry : entries) {
    if (auto* request = std::get_if<std::unique_ptr<CommitRequest>>(&entry)) {
      group.push_back(std::move(*request));
    } else {
      CommitGroupOf(group);
      Change(*std::get<std::unique_ptr<ExclusiveChange>>(entry));
    }
  }
  CommitGroupOf(group);
}

void Committer::CommitGroupOf(std::vector<std::unique_ptr<CommitRequest>>& requests) {
  if (requests.empty()) return;
  CommitGroup group(store_, catalog_, counters_, stream_clock_,
                    options_.item_collection_limit_bytes, clock_.Now());
  const auto now = SteadyClock::now();
  std::vector<Result<CommitOutcome>> outcomes;
  outcomes.reserve(requests.size());
  for (const auto& request : requests) {
    outcomes.push_back(request->deadline < now ? std::unexpected(DeadlinePassed())
                                               : group.Stage(*request));
  }
  const bool syncs = options_.durability == Durability::kFsync;
  const auto begun = SteadyClock::now();
  const auto written = group.Write();
  gathering_.NoteGroup(requests.size(),
                       syncs ? SteadyClock::now() - begun : SteadyClock::duration{0});
  for (std::size_t i = 0; i < requests.size(); ++i) {
    // Even a refusal was judged by what the group did before it, so it fails with the group.
    if (written) {
      requests[i]->done(std::move(outcomes[i]));
    } else {
      requests[i]->done(std::unexpected(written.error()));
    }
  }
  if (written) NoteUnsynced();
  requests.clear();
}

void Committer::NoteUnsynced() {
  if (options_.durability != Durability::kRelaxed || unsynced_) return;
  unsynced_ = true;
  next_sync_ = SteadyClock::now() + kRelaxedSyncInterval;
}

void Committer::Change(ExclusiveChange& change) {
  rocksdb::WriteBatch batch;
  auto planned = change.plan(batch);
  if (planned && batch.Count() == 0) {
    change.publish();
  } else if (planned) {
    if (const auto status = store_.Write(batch); !status.ok()) {
      planned = std::unexpected(ToError(status));
    } else {
      change.publish();
      NoteUnsynced();
    }
  }
  change.done(std::move(planned));
}

void Committer::SyncIfDue() {
  if (!unsynced_ || SteadyClock::now() < next_sync_) return;
  unsynced_ = false;
  if (const auto status = store_.SyncLog(); !status.ok()) {
    base::Log(base::Level::kError, "table_sync_failed", {{"cause", status.ToString()}});
  }
}

}  // namespace flavorbot::engine
