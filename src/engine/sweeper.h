// Sweeper: deletes the items whose time to live has passed, tokens of transactions that are no
// longer needed, and changes that streams keep no longer (stream_trim.h).
//
// It walks the expiry entries (keyspace.h), oldest first, and lets the committer delete each item
// if it expires then still. For a table whose time to live is new it first writes the entries of
// the items that were there before.
//
// Threads: Sweep from any thread, one at a time; a thread of its own calls it at an interval.
// Source:  AWS Developer Guide, "Using time to live (TTL) in DynamoDB": items that expired more
//          than five years ago are not deleted.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "dynamodb/error.h"
#include "engine/catalog.h"
#include "engine/committer.h"
#include "engine/store.h"
#include "engine/stream_catalog.h"
#include "engine/stream_clock.h"

namespace flavorbot::engine {

class Sweeper {
 public:
  // Borrows all of them. `interval` zero: no thread, only Sweep.
  Sweeper(Store& store, Catalog& catalog, StreamCatalog& streams, StreamClock& stream_clock,
          Committer& committer, const base::Clock& clock, std::chrono::milliseconds interval);
  ~Sweeper();

  // Blocks until everything that has expired by now is gone; returns how many items.
  dynamodb::Result<std::size_t> Sweep();

 private:
  void Run(std::chrono::milliseconds interval);
  dynamodb::Result<std::size_t> SweepTable(const TablePtr& table, std::uint64_t now_seconds);
  dynamodb::Result<void> WriteMissingEntries(const TablePtr& table);
  dynamodb::Result<void> MarkComplete(const TablePtr& table);
  dynamodb::Result<void> DropTokens(base::TimePoint now);
  // Submits `writes`, each a request of its own, and waits for all.
  dynamodb::Result<std::size_t> CommitEach(std::vector<ItemWrite> writes);

  Store& store_;
  Catalog& catalog_;
  StreamCatalog& streams_;
  StreamClock& stream_clock_;
  Committer& committer_;
  const base::Clock& clock_;
  std::mutex sweeping_;  // held by Sweep
  std::mutex mutex_;
  std::condition_variable wake_;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

}  // namespace flavorbot::engine
