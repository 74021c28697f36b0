// Engine: the parts behind LocalApi, put together and taken down in the right order.
//
// Threads: accessors from any thread.
#pragma once

#include <memory>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "base/worker_pool.h"
#include "engine/catalog.h"
#include "engine/committer.h"
#include "engine/delayed_view.h"
#include "engine/index_backfill.h"
#include "engine/local_api.h"
#include "engine/open_error.h"
#include "engine/store.h"
#include "engine/stream_catalog.h"
#include "engine/stream_clock.h"
#include "engine/sweeper.h"
#include "engine/table_counters.h"

namespace flavorbot::engine {

class Backups;
class CheckpointSocket;
class Restorer;

class Engine {
 public:
  // `env` is where RocksDB's files are; borrowed; nullptr: the machine's file system.
  static base::Result<std::unique_ptr<Engine>, OpenError> Open(const LocalApiOptions& options,
                                                               rocksdb::Env* env = nullptr);

  ~Engine();

  Store& store() { return *store_; }
  Catalog& catalog() { return catalog_; }
  TableCounters& counters() { return counters_; }
  StreamCatalog& streams() { return streams_; }
  StreamClock& stream_clock() { return stream_clock_; }
  Committer& committer() { return *committer_; }
  base::WorkerPool& readers() { return *readers_; }
  Sweeper& sweeper() { return *sweeper_; }
  IndexBackfill& backfill() { return *backfill_; }
  Backups& backups() { return *backups_; }
  base::WorkerPool& backup_worker() { return *backup_worker_; }
  Restorer& restorer() { return *restorer_; }
  const base::Clock& clock() const { return *clock_; }
  const std::string& region() const { return options_.region; }
  // What global indexes are read as of; nullptr: of now.
  SnapshotPtr IndexSnapshot() const {
    return delayed_view_ == nullptr ? nullptr : delayed_view_->Current();
  }

 private:
  explicit Engine(const LocalApiOptions& options);

  // Later members use earlier ones.
  LocalApiOptions options_;
  base::SystemClock system_clock_;
  const base::Clock* clock_;
  std::unique_ptr<Store> store_;
  Catalog catalog_;
  TableCounters counters_;
  StreamCatalog streams_;
  StreamClock stream_clock_;
  std::unique_ptr<Committer> committer_;
  std::unique_ptr<base::WorkerPool> readers_;
  std::unique_ptr<Sweeper> sweeper_;
  std::unique_ptr<IndexBackfill> backfill_;
  std::unique_ptr<Backups> backups_;
  std::unique_ptr<base::WorkerPool> backup_worker_;
  std::unique_ptr<Restorer> restorer_;
  std::unique_ptr<CheckpointSocket> checkpoint_socket_;  // nullptr in memory
  std::unique_ptr<DelayedView> delayed_view_;
};

}  // namespace flavorbot::engine
