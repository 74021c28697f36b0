#include "engine/item_collections.h"

#include <utility>

#include "engine/key_codec.h"
#include "engine/keyspace.h"
#include "engine/rocksdb_error.h"
#include "engine/table_record.h"

namespace flavorbot::engine {
namespace {

using dynamodb::ErrorCode;
using dynamodb::Result;

constexpr std::size_t kBatchBytes = std::size_t{1} << 20;

std::int64_t SizeOf(const ItemPtr& item) {
  return item ? static_cast<std::int64_t>(item->size) : 0;
}

base::Bytes EncodeSize(std::int64_t bytes) {
  base::Bytes value;
  AppendBigEndian(value, static_cast<std::uint64_t>(bytes));
  return value;
}

// The key of the collection that `item` belongs to.
base::Bytes KeyOf(const Table& table, base::BytesView packed_item) {
  base::Bytes component;
  if (const auto value = dynamodb::FindAttribute(packed_item, table.keys.partition_key.name)) {
    AppendKeyComponent(component, *value);
  }
  return PartitionPrefix(CollectionSpacePrefix(table.id), component);
}

std::int64_t LocalBytes(const std::vector<IndexChange>& changes) {
  std::int64_t bytes = 0;
  for (const auto& change : changes) {
    if (change.index->kind == IndexKind::kLocal) bytes += change.bytes_delta;
  }
  return bytes;
}

}  // namespace

Result<std::int64_t> ItemCollections::Read(const base::Bytes& key) {
  const auto staged = staged_.find(key);
  if (staged != staged_.end()) return staged->second;
  std::string value;
  const auto status = store_.db().Get(rocksdb::ReadOptions(), key, &value);
  if (status.IsNotFound()) return std::int64_t{0};
  if (!status.ok()) return std::unexpected(ToError(status));
  const auto bytes = DecodeCollectionSize(value);
  if (!bytes) {
    return std::unexpected(dynamodb::Error{.code = ErrorCode::kInternalServerError,
                                           .message = "Internal server error",
                                           .cause = "the size of an item collection is damaged"});
  }
  return *bytes;
}

Result<CollectionSize> ItemCollections::Weigh(const Table& table, const ItemPtr& before,
                                              const ItemPtr& after,
                                              const std::vector<IndexChange>& index_changes,
                                              CollectionSizes& pending) {
  const auto& item = after ? after : before;
  if (!item) return CollectionSize{};
  CollectionSize size{.key = KeyOf(table, item->item.bytes)};
  if (const auto known = pending.find(size.key); known != pending.end()) {
    size.bytes = known->second;
  } else {
    const auto read = Read(size.key);
    if (!read) return std::unexpected(read.error());
    size.bytes = *read;
  }
  const auto grows_by = SizeOf(after) - SizeOf(before) + LocalBytes(index_changes);
  if (grows_by > 0 && size.bytes + grows_by > limit_bytes_) {
    return std::unexpected(dynamodb::MakeError(ErrorCode::kItemCollectionSizeLimitExceededException,
                                               "Collection size exceeded."));
  }
  size.bytes += grows_by;
  pending[size.key] = size.bytes;
  return size;
}

void ItemCollections::Stage(const CollectionSize& size, rocksdb::WriteBatch& batch) {
  if (size.key.empty()) return;
  staged_[size.key] = size.bytes;
  if (size.bytes > 0) {
    batch.Put(size.key, EncodeSize(size.bytes));
  } else {
    batch.Delete(size.key);
  }
}

std::optional<CollectionSize> CollectionSum::Add(base::BytesView item_key, const ItemPtr& item) {
  std::optional<CollectionSize> whole;
  auto key = KeyOf(table_, item->item.bytes);
  if (key != size_.key) {
    whole = Finish();
    size_ = {.key = std::move(key)};
  }
  size_.bytes += SizeOf(item) + LocalBytes(ChangesOfIndexes(table_, item_key, nullptr, item));
  return whole;
}

std::optional<CollectionSize> CollectionSum::Finish() {
  if (size_.key.empty()) return std::nullopt;
  return std::exchange(size_, {});
}

std::optional<std::int64_t> DecodeCollectionSize(base::BytesView value) {
  if (value.size() != sizeof(std::uint64_t)) return std::nullopt;
  return static_cast<std::int64_t>(ReadBigEndian<std::uint64_t>(value));
}

void PutCollectionSize(rocksdb::WriteBatch& batch, const CollectionSize& size) {
  batch.Put(size.key, EncodeSize(size.bytes));
}

namespace {

// Adds the sizes of all collections of `table` to `batch`, and writes it whenever it is large.
rocksdb::Status CountTable(Store& store, const Table& table, rocksdb::WriteBatch& batch) {
  const auto range = PrefixRange(ItemSpacePrefix(table.id));
  const rocksdb::Slice end(range.end);
  rocksdb::ReadOptions read;
  read.iterate_upper_bound = &end;
  read.fill_cache = false;
  CollectionSum sum(table);
  const std::unique_ptr<rocksdb::Iterator> it(store.db().NewIterator(read));
  for (it->Seek(range.begin); it->Valid(); it->Next()) {
    const auto value = DecodeItemValue(it->value().ToStringView());
    if (!value) return rocksdb::Status::Corruption("an item of an unknown format");
    const auto item = std::make_shared<const StoredItem>(
        StoredItem{.item = {base::Bytes(value->packed)}, .size = value->size});
    if (const auto whole = sum.Add(it->key().ToStringView(), item)) {
      PutCollectionSize(batch, *whole);
    }
    if (batch.GetDataSize() < kBatchBytes) continue;
    if (auto status = store.Write(batch); !status.ok()) return status;
    batch.Clear();
  }
  if (const auto last = sum.Finish()) PutCollectionSize(batch, *last);
  return it->status();
}

}  // namespace

base::Result<void, OpenError> CountItemCollections(Store& store, Catalog& catalog) {
  for (const auto& table : catalog.Tables()) {
    if (!table->HasLocalIndex() || table->collections_counted) continue;
    rocksdb::WriteBatch batch;
    const auto old = PrefixRange(CollectionSpacePrefix(table->id));
    batch.DeleteRange(old.begin, old.end);
    auto status = CountTable(store, *table, batch);
    if (!status.ok()) return std::unexpected(ToOpenError(status, "item collections"));
    auto counted = std::make_shared<Table>(*table);
    counted->collections_counted = true;
    batch.Put(CatalogKey(counted->name()), EncodeRecord(*counted));
    status = store.Write(batch);
    if (!status.ok()) return std::unexpected(ToOpenError(status, "item collections"));
    catalog.Put(std::move(counted));
  }
  return {};
}

}  // namespace flavorbot::engine
