// Committer: the one thread that writes. It takes what waits in its queue, judges it in order,
// puts it on disk with one sync, and answers.
//
//   callers --Submit--> queue --> CommitGroup.Stage each --> one Write and sync --> done each
//
// While a group syncs, the next gathers; so the group grows with the load and the cost of a sync
// is shared. It may wait a little for more (gathering.h).
//
// Threads: Submit from any thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "engine/catalog.h"
#include "engine/commit_request.h"
#include "engine/gathering.h"
#include "engine/store.h"
#include "engine/stream_clock.h"
#include "engine/table_counters.h"

namespace flavorbot::engine {

struct CommitterOptions {
  Durability durability = Durability::kFsync;
  std::size_t queue_limit = 4096;                         // requests
  std::size_t queue_bytes_limit = std::size_t{64} << 20;  // of items in them
  std::int64_t item_collection_limit_bytes = std::int64_t{10} << 30;
};

// A change that is done with no write beside it: to what tables there are, and housekeeping.
struct ExclusiveChange {
  // On the committer's thread: what to write, or why not. The tables don't change meanwhile.
  std::move_only_function<dynamodb::Result<void>(rocksdb::WriteBatch& batch)> plan;
  // After the batch is on disk, on the same thread.
  std::move_only_function<void()> publish;
  std::move_only_function<void(dynamodb::Result<void>)> done;
};

class Committer {
 public:
  // Borrows all of them.
  Committer(Store& store, const Catalog& catalog, TableCounters& counters,
            StreamClock& stream_clock, const base::Clock& clock, CommitterOptions options);
  // Finishes what is queued.
  ~Committer();

  // Errors, given to request->done: Stage's; kThrottlingException when the queue is full;
  // kServiceUnavailable when its deadline passes in the queue; then nothing was done.
  void Submit(std::unique_ptr<CommitRequest> request);
  void Submit(std::unique_ptr<ExclusiveChange> change);

 private:
  using Entry = std::variant<std::unique_ptr<CommitRequest>, std::unique_ptr<ExclusiveChange>>;

  void Run();
  // Waits for work; an empty list means a sync is due or it is time to stop.
  std::vector<Entry> Take();
  void AwaitWork(std::unique_lock<std::mutex>& lock);
  void CommitAll(std::vector<Entry> entries);
  void CommitGroupOf(std::vector<std::unique_ptr<CommitRequest>>& requests);
  void Change(ExclusiveChange& change);
  void NoteUnsynced();
  void SyncIfDue();

  Store& store_;
  const Catalog& catalog_;
  TableCounters& counters_;
  StreamClock& stream_clock_;
  const base::Clock& clock_;
  const CommitterOptions options_;

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Entry> queue_;
  std::size_t queued_bytes_ = 0;
  std::size_t wanted_ = 1;  // in the queue, for the committer to be woken
  bool stopping_ = false;

  // The committer thread's own.
  Gathering gathering_;
  bool unsynced_ = false;
  std::chrono::steady_clock::time_point next_sync_;
  std::thread thread_;
};

}  // namespace flavorbot::engine
