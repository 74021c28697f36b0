// Store: the RocksDB database under the engine: opened with care, written in whole batches, closed
// without loss.
//
// Opening checks who holds the directory, the format, that no file is missing, and the checksums:
// of everything when that is little (kVerifyAtOpenBytes), otherwise in the background, where a
// finding makes the store read-only.
//
// Threads: reads from any thread; Write and SyncLog from one thread at a time.
// Source:  RocksDB wiki, "WAL Recovery Modes", "Background Error Handling".
#pragma once

#include <rocksdb/db.h>
#include <rocksdb/env.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <thread>

#include "base/result.h"
#include "engine/directory_lock.h"
#include "engine/local_api.h"
#include "engine/merge_backlog.h"
#include "engine/open_error.h"

namespace flavorbot::engine {

inline constexpr std::size_t kVerifyAtOpenBytes = std::size_t{32} << 20;

struct StoreOptions {
  std::filesystem::path directory;
  StorageKind storage = StorageKind::kDisk;
  Durability durability = Durability::kFsync;
  std::size_t block_cache_bytes = std::size_t{64} << 20;
  std::size_t verify_at_open_bytes = kVerifyAtOpenBytes;
  // Where the files are; borrowed. nullptr: the machine's file system.
  rocksdb::Env* env = nullptr;
};

class Store {
 public:
  static base::Result<std::unique_ptr<Store>, OpenError> Open(const StoreOptions& options);

  // Flushes, syncs and closes. REQUIRES: no iterator or snapshot is left.
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // For reads and iterators.
  rocksdb::DB& db() { return *db_; }

  // Where the files are, and the directory in it, absolute.
  rocksdb::Env& env() { return *db_->GetEnv(); }
  std::filesystem::path directory() const;

  // NoSpace while too little is free to begin a write, Corruption once a checksum was wrong.
  rocksdb::Status CheckWritable();

  // Applies `batch` whole or not at all; on disk on return with Durability::kFsync. After a
  // failure calls first try to recover, some times a second, so that writes go on once the disk
  // does.
  rocksdb::Status Write(rocksdb::WriteBatch& batch);

  // Syncs what Durability::kRelaxed has not synced yet.
  rocksdb::Status SyncLog();

 private:
  explicit Store(const StoreOptions& options);

  base::Result<void, OpenError> OpenDatabase();
  rocksdb::Status TryOpen(rocksdb::Env* env);
  rocksdb::Status VerifyTableFiles();  // Corruption, naming the file
  void VerifyInBackground();
  rocksdb::Status CheckRoom();  // NoSpace while too little is free to begin a write
  rocksdb::Status TryWrite(rocksdb::WriteBatch& batch);
  rocksdb::Status Recover();  // makes RocksDB take writes again, once the disk can
  rocksdb::Status TryRecover();
  // Resume begins a new log as it flushes what is in memory; when nothing is, RocksDB goes on with
  // the log that failed, and ends the process at the next write to it (7.8 as Debian builds it). So
  // memory has a mark, which isn't in the log, before each write: the first to a new log too.
  rocksdb::Status PutMark();

  StoreOptions options_;
  DirectoryLock lock_;
  std::unique_ptr<rocksdb::Env> memory_env_;       // kMemory
  std::unique_ptr<rocksdb::Env> recoverable_env_;  // kDisk
  std::shared_ptr<MergeBacklog> merges_ = std::make_shared<MergeBacklog>();
  std::unique_ptr<rocksdb::DB> db_;
  bool failing_ = false;      // the last Write failed
  rocksdb::Status recovery_;  // what the last attempt at it came to
  std::chrono::steady_clock::time_point recover_after_;
  std::atomic<bool> damaged_ = false;  // a checksum was wrong: read-only from then on
  std::atomic<bool> closing_ = false;
  std::thread verifier_;
};

}  // namespace flavorbot::engine
