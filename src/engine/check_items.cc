// The items of one table, and what each demands to be stored beside it.
#include <rocksdb/iterator.h>

#include <memory>

#include "dynamodb/item_size.h"
#include "engine/check_collections.h"
#include "engine/check_run.h"
#include "engine/index_entries.h"
#include "engine/item_entries.h"
#include "engine/table_counters.h"

namespace flavorbot::engine {
namespace {

rocksdb::Slice SliceOf(base::BytesView bytes) { return {bytes.data(), bytes.size()}; }

class ItemCheck {
 public:
  ItemCheck(CheckRun& run, const Table& table)
      : run_(run), table_(table), collections_(run, table) {}

  rocksdb::Status Check(base::BytesView key, base::BytesView value) {
    ++run_.checked().items;
    run_.Step();
    const auto item = CheckValue(key, value);
    if (item == nullptr) {
      has_damaged_ = true;
      collections_.Stop();
      return rocksdb::Status::OK();
    }
    counts_.table += {1, static_cast<std::int64_t>(item->size)};
    collections_.Add(key, item);
    for (const auto& index : table_.indexes) {
      if (auto status = CheckEntry(index, key, item); !status.ok()) return status;
    }
    return CheckExpiry(key, item);
  }

  rocksdb::Status CheckCollections() { return collections_.Finish(); }

  // What a damaged item counted for can't be known.
  rocksdb::Status CheckCounters() {
    if (has_damaged_) return rocksdb::Status::OK();
    std::string stored;
    const auto key = CounterKey(table_.id);
    const auto status = run_.store().db().Get(rocksdb::ReadOptions(), key, &stored);
    if (!status.ok() && !status.IsNotFound()) return status;
    auto counts = status.ok() ? DecodeCounts(stored) : TableCounts{};
    if (counts) std::erase_if(counts->indexes, [](const auto& of) { return of.second == Count{}; });
    if (counts == counts_) return rocksdb::Status::OK();
    const auto shown = [](const Count& count) {
      return std::to_string(count.items) + " items of " + std::to_string(count.bytes) + " bytes";
    };
    std::string what = "its counters are damaged";
    if (counts && counts->table == counts_.table) {
      what = "the counters of its indexes are not those of their entries";
    } else if (counts) {
      what = "its counters say " + shown(counts->table) + "; there are " + shown(counts_.table);
    }
    run_.Found(table_.name(), "", std::move(what),
               [&](rocksdb::WriteBatch& batch) { batch.Put(key, EncodeCounts(counts_)); });
    return rocksdb::Status::OK();
  }

 private:
  // The item, as it should be; nullptr when it is damaged.
  ItemPtr CheckValue(base::BytesView key, base::BytesView value) {
    const auto decoded = DecodeItemValue(value);
    if (!decoded || !dynamodb::CheckPacked(decoded->packed)) {
      run_.Found(table_.name(), ShowKey(key), "the item is damaged");
      return nullptr;
    }
    const auto packed = decoded->packed;
    if (const auto right = FindItemKey(table_, packed); !right || *right != key) {
      run_.Found(table_.name(), ShowItemKey(table_, key, packed),
                 "the item is stored under a key that isn't its own: " + ShowKey(key));
      return nullptr;
    }
    const auto size = dynamodb::PackedItemSize(packed);
    if (size != decoded->size) {
      run_.Found(table_.name(), ShowItemKey(table_, key, packed),
                 "the item's size is stored as " + std::to_string(decoded->size) + "; it is " +
                     std::to_string(size),
                 [&](rocksdb::WriteBatch& batch) {
                   batch.Put(SliceOf(key), EncodeItemValue(packed, size));
                 });
    }
    return std::make_shared<const StoredItem>(StoredItem{{base::Bytes(packed)}, size});
  }

  rocksdb::Status CheckEntry(const Index& index, base::BytesView key, const ItemPtr& item) {
    const auto entry = index.Covers(key) ? MakeIndexEntry(table_, index, key, item) : std::nullopt;
    if (!entry) return rocksdb::Status::OK();
    const auto& projected = *entry->projected;
    counts_.indexes[index.id] += {1, static_cast<std::int64_t>(projected.size)};
    const auto right = EncodeItemValue(projected.item.bytes, projected.size);
    std::string stored;
    const auto status = run_.store().db().Get(read_, entry->key, &stored);
    if (!status.ok() && !status.IsNotFound()) return status;
    if (status.ok() && stored == right) return rocksdb::Status::OK();
    run_.Found(table_.name(), ShowItemKey(table_, key, item->item.bytes),
               (status.ok() ? "its entry is not its projection, in index "
                            : "its entry is missing, in index ") +
                   index.name,
               [&](rocksdb::WriteBatch& batch) { batch.Put(entry->key, right); });
    return rocksdb::Status::OK();
  }

  rocksdb::Status CheckExpiry(base::BytesView key, const ItemPtr& item) {
    // Until it is complete, the sweeper is still writing them.
    if (!table_.time_to_live || !table_.time_to_live->complete) return rocksdb::Status::OK();
    const auto seconds = ExpiryOf(table_, item->item.bytes);
    if (!seconds) return rocksdb::Status::OK();
    const auto entry = ExpiryKey(table_.id, *seconds, ItemKeyTail(key));
    std::string stored;
    const auto status = run_.store().db().Get(read_, entry, &stored);
    if (!status.IsNotFound()) return status;
    run_.Found(table_.name(), ShowItemKey(table_, key, item->item.bytes),
               "its expiry entry is missing",
               [&](rocksdb::WriteBatch& batch) { batch.Put(entry, {}); });
    return rocksdb::Status::OK();
  }

  CheckRun& run_;
  const Table& table_;
  const rocksdb::ReadOptions read_;
  TableCounts counts_;
  CollectionCheck collections_;
  bool has_damaged_ = false;
};

}  // namespace

rocksdb::Status CheckItems(CheckRun& run, const Table& table) {
  const auto range = PrefixRange(ItemSpacePrefix(table.id));
  const rocksdb::Slice end(range.end);
  rocksdb::ReadOptions read;
  read.iterate_upper_bound = &end;
  ItemCheck check(run, table);
  const std::unique_ptr<rocksdb::Iterator> it(run.store().db().NewIterator(read));
  for (it->Seek(range.begin); it->Valid(); it->Next()) {
    auto status = check.Check(it->key().ToStringView(), it->value().ToStringView());
    if (status.ok()) status = run.Write(/*must=*/false);
    if (!status.ok()) return status;
  }
  if (!it->status().ok()) return it->status();
  auto status = check.CheckCollections();
  if (status.ok()) status = check.CheckCounters();
  if (!status.ok()) return status;
  return run.Write(/*must=*/true);
}

}  // namespace flavorbot::engine
