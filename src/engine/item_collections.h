// Item collections: the items of one partition and their entries in local indexes, whose size is
// limited on a table with a local index.
//
// The store has the size of each collection that isn't empty, under a key of the partition
// (keyspace.h): 8 bytes, big-endian. It changes in the batch of the writes that change it. Tables
// without a local index have none.
//
// ON DISK: a change to this layout is a new engine format version (docs/engine-format.md).
// Source:  AWS Developer Guide, "Item collection size limit": 10 GB; what makes a collection
// smaller
//          is never refused.
#pragma once

#include <rocksdb/write_batch.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "dynamodb/error.h"
#include "engine/catalog.h"
#include "engine/index_entries.h"
#include "engine/open_error.h"
#include "engine/store.h"

namespace flavorbot::engine {

struct CollectionSize {
  base::Bytes key;  // of the store; empty: no collection
  std::int64_t bytes = 0;
};

// By key.
using CollectionSizes = std::unordered_map<base::Bytes, std::int64_t>;

// The sizes as a group of writes makes them.
// Threads: the committer's only.
class ItemCollections {
 public:
  ItemCollections(Store& store, std::int64_t limit_bytes)
      : store_(store), limit_bytes_(limit_bytes) {}

  // The collection of an item once `before` has become `after`, which means `index_changes`.
  // `pending` has what the same request did before, and gets this.
  // Errors: kItemCollectionSizeLimitExceededException when it grows over the limit.
  dynamodb::Result<CollectionSize> Weigh(const Table& table, const ItemPtr& before,
                                         const ItemPtr& after,
                                         const std::vector<IndexChange>& index_changes,
                                         CollectionSizes& pending);

  // Makes it so: for the writes that follow in the group, and on disk.
  void Stage(const CollectionSize& size, rocksdb::WriteBatch& batch);

 private:
  dynamodb::Result<std::int64_t> Read(const base::Bytes& key);

  Store& store_;
  std::int64_t limit_bytes_;
  CollectionSizes staged_;
};

// The sizes of all collections of a table, from its items in the order of their keys.
class CollectionSum {
 public:
  // Borrows `table`.
  explicit CollectionSum(const Table& table) : table_(table) {}

  // The next item. Returns the collection before it, when it begins another one.
  std::optional<CollectionSize> Add(base::BytesView item_key, const ItemPtr& item);
  // The last collection; nullopt when there were no items.
  std::optional<CollectionSize> Finish();

 private:
  const Table& table_;
  CollectionSize size_;
};

// Puts a size that isn't zero.
void PutCollectionSize(rocksdb::WriteBatch& batch, const CollectionSize& size);
// nullopt when `value` is none.
std::optional<std::int64_t> DecodeCollectionSize(base::BytesView value);

// Counts the collections of the tables that should have their sizes and don't: those that a format
// before 2 wrote, and those from elsewhere.
// Errors: kCorrupted, and what the disk says.
base::Result<void, OpenError> CountItemCollections(Store& store, Catalog& catalog);

}  // namespace flavorbot::engine
