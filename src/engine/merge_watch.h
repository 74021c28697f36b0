// Merge watch: whether RocksDB's last merge of table files (a compaction) failed.
//
// RocksDB tries such a merge again and tells nobody. When so many files wait for one that it lets
// no write begin, a disk that gives errors would hold all writes until it works again.
//
// Threads: from any thread.
// Source:  RocksDB 7.8, ErrorHandler::SetBGError, on errors of compactions that may be retried.
#pragma once

#include <rocksdb/listener.h>

#include <mutex>

namespace flavorbot::engine {

class MergeWatch : public rocksdb::EventListener {
 public:
  void OnCompactionCompleted(rocksdb::DB* db, const rocksdb::CompactionJobInfo& merge) override;

  // What the last merge came to; OK when there was none.
  rocksdb::Status last() const;

 private:
  mutable std::mutex mutex_;
  rocksdb::Status last_;
};

}  // namespace flavorbot::engine
