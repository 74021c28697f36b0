#include "engine/merge_backlog.h"

#include <rocksdb/db.h>

#include <charconv>
#include <string>

namespace flavorbot::engine {

void MergeBacklog::Count(rocksdb::DB& db) {
  // Held from the look on: an older count must not take the place of a newer one. RocksDB calls
  // its listeners without its own lock.
  const std::lock_guard lock(mutex_);
  std::string text;
  int files = 0;
  db.GetProperty(rocksdb::DB::Properties::kNumFilesAtLevelPrefix + "0", &text);
  std::from_chars(text.data(), text.data() + text.size(), files);
  files_ = files;
  changed_.notify_all();
}

void MergeBacklog::Tell(const rocksdb::Status& status) {
  const std::lock_guard lock(mutex_);
  status_ = status;
  changed_.notify_all();
}

rocksdb::Status MergeBacklog::Await() {
  if (files_ < kMostUnmergedFiles) return rocksdb::Status::OK();
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return files_ < kMostUnmergedFiles || !status_.ok(); });
  return files_ < kMostUnmergedFiles ? rocksdb::Status::OK() : status_;
}

void MergeBacklog::OnFlushCompleted(rocksdb::DB* db, const rocksdb::FlushJobInfo& /*flush*/) {
  Count(*db);
}

void MergeBacklog::OnCompactionCompleted(rocksdb::DB* db, const rocksdb::CompactionJobInfo& merge) {
  Tell(merge.status);
  Count(*db);
}

void MergeBacklog::OnBackgroundError(rocksdb::BackgroundErrorReason /*reason*/,
                                     rocksdb::Status* error) {
  Tell(*error);
}

void MergeBacklog::OnErrorRecoveryEnd(const rocksdb::BackgroundErrorRecoveryInfo& recovery) {
  Tell(recovery.new_bg_error);
}

}  // namespace flavorbot::engine
