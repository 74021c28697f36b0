// Restorer: fills tables that RestoreTableFromBackup made with what their backups hold.
//
//   RestoreTableFromBackup adds the table, CREATING --Start--> queue --> items in bounded batches
//                                                    --> counters, ACTIVE, in one last batch
//
// Each batch is the committer's, between other writes. A table stays CREATING until its last
// batch, and nobody reads or writes it before; so one that a crash cut short begins anew at the
// next opening, and goes when its backup is gone or damaged.
//
// Threads: Start from any thread; one thread of its own does the work, one table after the other.
// Source:  API reference, RestoreTableFromBackup.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>

#include "dynamodb/error.h"
#include "engine/backups.h"
#include "engine/catalog.h"
#include "engine/committer.h"
#include "engine/table_counters.h"

namespace flavorbot::engine {

// Tables waiting to be restored, and the one at work.
inline constexpr std::size_t kMaxRestores = 50;

class Restorer {
 public:
  // Borrows all of them, and begins with the tables in `catalog` that aren't whole.
  Restorer(Catalog& catalog, TableCounters& counters, Committer& committer, const Backups& backups);
  // Stops after the batch at work; the next opening begins anew.
  ~Restorer();

  // How many are waiting or at work.
  std::size_t size() const;
  void Start(TablePtr table, HeldBackup backup);

 private:
  struct Task {
    TablePtr table;
    HeldBackup backup;  // none: it is gone
  };

  void ResumeAll();
  void Run();
  void Restore(const Task& task);
  // True when it was stopped before the end.
  dynamodb::Result<bool> CopyItems(const Task& task, TableCounts& counts);
  // Tries until the disk takes `batch`, or it is stopped: then false.
  bool CommitBatch(const rocksdb::WriteBatch& batch);
  bool CommitChange(const std::function<std::unique_ptr<ExclusiveChange>()>& make);
  bool Finish(const Table& table, const TableCounts& counts);
  bool Undo(const Table& table);
  bool IsStopping() const;

  Catalog& catalog_;
  TableCounters& counters_;
  Committer& committer_;
  const Backups& backups_;

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Task> tasks_;  // the first is at work
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace flavorbot::engine
