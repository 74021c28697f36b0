#include "engine/check_collections.h"

#include <string>

namespace flavorbot::engine {

CollectionCheck::CollectionCheck(CheckRun& run, const Table& table)
    : run_(run),
      table_(table),
      is_on_(table.collections_counted || !table.HasLocalIndex()),
      sum_(table),
      range_(PrefixRange(CollectionSpacePrefix(table.id))),
      end_(range_.end) {
  rocksdb::ReadOptions read;
  read.iterate_upper_bound = &end_;
  stored_.reset(run.store().db().NewIterator(read));
  stored_->Seek(range_.begin);
}

void CollectionCheck::Add(base::BytesView item_key, const ItemPtr& item) {
  if (!is_on_ || !table_.collections_counted) return;
  if (const auto whole = sum_.Add(item_key, item)) Compare(*whole);
}

rocksdb::Status CollectionCheck::Finish() {
  if (!is_on_) return rocksdb::Status::OK();
  if (const auto last = sum_.Finish()) Compare(*last);
  SkipTo(range_.end);
  return stored_->status();
}

void CollectionCheck::SkipTo(base::BytesView key) {
  for (; stored_->Valid() && stored_->key().ToStringView() < key; stored_->Next()) {
    ++run_.checked().item_collections;
    const auto stray = stored_->key().ToString();
    run_.Found(table_.name(), ShowKey(stray), "the size of an item collection without items",
               [&](rocksdb::WriteBatch& batch) { batch.Delete(stray); });
  }
}

void CollectionCheck::Compare(const CollectionSize& right) {
  SkipTo(right.key);
  const auto put = [&](rocksdb::WriteBatch& batch) { PutCollectionSize(batch, right); };
  if (!stored_->Valid() || stored_->key() != rocksdb::Slice(right.key)) {
    run_.Found(table_.name(), ShowKey(right.key), "the size of an item collection is missing", put);
    return;
  }
  ++run_.checked().item_collections;
  const auto bytes = DecodeCollectionSize(stored_->value().ToStringView());
  if (bytes != right.bytes) {
    run_.Found(table_.name(), ShowKey(right.key),
               "the size of an item collection is stored as " +
                   (bytes ? std::to_string(*bytes) : "no number") + "; it is " +
                   std::to_string(right.bytes),
               put);
  }
  stored_->Next();
}

}  // namespace flavorbot::engine
