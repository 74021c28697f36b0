// Collection check: the sizes of a table's item collections, held against its items, which come in
// the order of the sizes.
//
// Threads: one thread.
#pragma once

#include <rocksdb/iterator.h>

#include <memory>

#include "engine/check_run.h"
#include "engine/item_collections.h"

namespace flavorbot::engine {

class CollectionCheck {
 public:
  // Borrows both. Sizes that the next opening counts are not looked at.
  CollectionCheck(CheckRun& run, const Table& table);

  void Add(base::BytesView item_key, const ItemPtr& item);  // in the order of their keys
  // What a damaged item counts for can't be known: looks at no further size.
  void Stop() { is_on_ = false; }
  rocksdb::Status Finish();

 private:
  void Compare(const CollectionSize& right);
  void SkipTo(base::BytesView key);  // what is before it has no items

  CheckRun& run_;
  const Table& table_;
  bool is_on_;
  CollectionSum sum_;
  KeyRange range_;
  rocksdb::Slice end_;
  std::unique_ptr<rocksdb::Iterator> stored_;
};

}  // namespace flavorbot::engine
