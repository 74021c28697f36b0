// IndexBackfill: fills the indexes that UpdateTable created, while writes go on.
//
// It goes through the table's items in the order of their keys, some at a time. Each step is a
// change of the committer's (committer.h): it reads the next items as they are then, puts their
// entries and notes in the table's record how far it came, all in one batch. Writes to items before
// that point keep the index up to date, those beyond it leave it alone (Index::filled_to): the
// entries are at any moment those of the items before the point, also after a crash, and a step
// can't undo a write.
//
// An item whose attributes can't be keys of the index is left out.
//
// Threads: Step from any thread, one at a time; a thread of its own calls it.
// Source:  AWS Developer Guide, "Managing global secondary indexes": phases of index creation,
//          detecting and correcting index key violations.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>

#include "dynamodb/error.h"
#include "engine/catalog.h"
#include "engine/committer.h"
#include "engine/store.h"
#include "engine/table_counters.h"

namespace flavorbot::engine {

class IndexBackfill {
 public:
  // Borrows all of them. `step_items` zero: no thread, only Step.
  IndexBackfill(Store& store, Catalog& catalog, TableCounters& counters, Committer& committer,
                std::size_t step_items);
  ~IndexBackfill();

  // Tells the thread that there may be an index to fill.
  void Wake();

  // Fills one index by at most `max_items` items; false when there was none to fill.
  // Blocks until that is on disk. REQUIRES: max_items > 0.
  dynamodb::Result<bool> Step(std::size_t max_items);

 private:
  struct Filled;

  void Run(std::size_t step_items);
  // False when it is time to stop.
  bool WaitForWork();
  bool WaitToTryAgain();
  TablePtr FindFilling() const;
  void ReadAhead(const Table& table, std::size_t max_items);
  dynamodb::Result<void> Plan(TableId id, IndexId index_id, std::size_t max_items, Filled& filled,
                              rocksdb::WriteBatch& batch);

  Store& store_;
  Catalog& catalog_;
  TableCounters& counters_;
  Committer& committer_;
  std::mutex stepping_;  // held by Step
  std::mutex mutex_;
  std::condition_variable wake_;
  bool woken_ = true;  // there may be work from before
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace flavorbot::engine
