#include "engine/merge_watch.h"

namespace flavorbot::engine {

void MergeWatch::OnCompactionCompleted(rocksdb::DB* /*db*/,
                                       const rocksdb::CompactionJobInfo& merge) {
  const std::lock_guard lock(mutex_);
  last_ = merge.status;
}

rocksdb::Status MergeWatch::last() const {
  const std::lock_guard lock(mutex_);
  return last_;
}

}  // namespace flavorbot::engine
