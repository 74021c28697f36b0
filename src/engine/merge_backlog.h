// Merge backlog: the table files that wait to be merged (files of level 0, for a compaction), and
// the writes that wait while there are too many.
//
// RocksDB would hold such writes itself. But a merge that fails it tries again and tells nobody, so
// a disk that gives errors would hold them until it works again; here they get the error.
//
// Threads: from any thread.
// Source:  RocksDB 7.8, DBImpl::DelayWrite, and ErrorHandler::SetBGError on errors of compactions
//          that may be retried.
#pragma once

#include <rocksdb/listener.h>

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace flavorbot::engine {

inline constexpr int kMostUnmergedFiles = 36;  // at which RocksDB would let no write begin

class MergeBacklog : public rocksdb::EventListener {
 public:
  // Counts the files that a database begins with.
  void Begin(rocksdb::DB& db) { Count(db); }

  // Waits while there are kMostUnmergedFiles or more; what ended the merges when something did. To
  // look costs one load.
  rocksdb::Status Await();

  void OnFlushCompleted(rocksdb::DB* db, const rocksdb::FlushJobInfo& flush) override;
  void OnCompactionCompleted(rocksdb::DB* db, const rocksdb::CompactionJobInfo& merge) override;
  // After an error no merge begins, until RocksDB has recovered from it.
  void OnBackgroundError(rocksdb::BackgroundErrorReason reason, rocksdb::Status* error) override;
  void OnErrorRecoveryEnd(const rocksdb::BackgroundErrorRecoveryInfo& recovery) override;

 private:
  void Count(rocksdb::DB& db);
  void Tell(const rocksdb::Status& status);

  std::atomic<int> files_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;  // files_ or status_
  rocksdb::Status status_;           // of the last merge, or of what ended them
};

}  // namespace flavorbot::engine
