#include "engine/index_backfill.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/log.h"
#include "engine/commit_call.h"
#include "engine/index_entries.h"
#include "engine/item_value.h"
#include "engine/rocksdb_error.h"
#include "engine/table_record.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Result;

// Of items that a step reads; with the one that reaches it the step ends.
constexpr std::size_t kStepBytes = std::size_t{1} << 20;
constexpr auto kRetryInterval = std::chrono::seconds{1};

struct ItemsFrom {
  ItemsFrom(Store& store, TableId table, base::BytesView tail)
      : end(PrefixEnd(ItemSpacePrefix(table))), upper(end) {
    rocksdb::ReadOptions read;
    read.iterate_upper_bound = &upper;
    it.reset(store.db().NewIterator(read));
    it->Seek(ItemKeyFromTail(table, tail));
  }

  const base::Bytes end;
  const rocksdb::Slice upper;
  std::unique_ptr<rocksdb::Iterator> it;
};

}  // namespace

// What a step changes in memory, once it is on disk.
struct IndexBackfill::Filled {
  TablePtr table;
  TableCounts counts;
  bool finished = false;
};

IndexBackfill::IndexBackfill(Store& store, Catalog& catalog, TableCounters& counters,
                             Committer& committer, std::size_t step_items)
    : store_(store), catalog_(catalog), counters_(counters), committer_(committer) {
  if (step_items > 0) {
    thread_ = std::thread([this, step_items] { Run(step_items); });
  }
}

IndexBackfill::~IndexBackfill() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void IndexBackfill::Wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  wake_.notify_one();
}

void IndexBackfill::Run(std::size_t step_items) {
  while (WaitForWork()) {
    Result<bool> more = true;
    while (more && *more) {
      {
        const std::lock_guard lock(mutex_);
        if (stopping_) return;
      }
      more = Step(step_items);
    }
    if (more) continue;
    base::Log(base::Level::kWarning, "index_backfill_failed",
              {{"message", more.error().message}, {"cause", more.error().cause}});
    if (!WaitToTryAgain()) return;
  }
}

bool IndexBackfill::WaitForWork() {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [this] { return woken_ || stopping_; });
  woken_ = false;
  return !stopping_;
}

bool IndexBackfill::WaitToTryAgain() {
  std::unique_lock lock(mutex_);
  wake_.wait_for(lock, kRetryInterval, [this] { return stopping_; });
  woken_ = true;
  return !stopping_;
}

TablePtr IndexBackfill::FindFilling() const {
  for (auto& table : catalog_.Tables()) {
    if (table->FillingIndex() != nullptr) return table;
  }
  return nullptr;
}

Result<bool> IndexBackfill::Step(std::size_t max_items) {
  const std::lock_guard stepping(stepping_);
  const auto table = FindFilling();
  if (!table) return false;
  ReadAhead(*table, max_items);
  const auto filled = std::make_shared<Filled>();
  auto change = std::make_unique<ExclusiveChange>();
  change->plan = [this, filled, max_items, id = table->id,
                  index_id = table->FillingIndex()->id](rocksdb::WriteBatch& batch) {
    return Plan(id, index_id, max_items, *filled, batch);
  };
  change->publish = [this, filled] {
    if (!filled->table) return;
    counters_.Set(filled->table->id, std::move(filled->counts));
    catalog_.Put(filled->table);
  };
  if (auto done = CommitAndWait(committer_, std::move(change)); !done) {
    return std::unexpected(std::move(done).error());
  }
  if (filled->finished) {
    base::Log(base::Level::kInfo, "index_filled",
              {{"table", table->name()}, {"index", table->FillingIndex()->name}});
  }
  return true;
}

// So that the committer, which everybody waits for, finds the items in memory.
void IndexBackfill::ReadAhead(const Table& table, std::size_t max_items) {
  const ItemsFrom items(store_, table.id, *table.FillingIndex()->filled_to);
  std::size_t bytes = 0;
  for (std::size_t i = 0; i <= max_items && bytes < kStepBytes && items.it->Valid(); ++i) {
    bytes += items.it->value().size();
    items.it->Next();
  }
}

Result<void> IndexBackfill::Plan(TableId id, IndexId index_id, std::size_t max_items,
                                 Filled& filled, rocksdb::WriteBatch& batch) {
  const auto found = catalog_.Find(id);
  // The table or the index may be gone meanwhile.
  if (!found || found->FillingIndex() == nullptr || found->FillingIndex()->id != index_id)
    return {};
  auto table = std::make_shared<Table>(*found);
  auto& index = *std::ranges::find(table->indexes, index_id, &Index::id);
  filled.counts = counters_.Get(id);

  const ItemsFrom items(store_, id, *index.filled_to);
  std::size_t bytes = 0;
  std::size_t read = 0;
  for (; items.it->Valid() && read < max_items && bytes < kStepBytes; items.it->Next(), ++read) {
    const auto value = DecodeItemValue(items.it->value().ToStringView());
    if (!value) {
      return std::unexpected(dynamodb::Error{.code = dynamodb::ErrorCode::kInternalServerError,
                                             .message = "Internal server error",
                                             .cause = "an item of an unknown format"});
    }
    bytes += value->packed.size();
    const auto item = std::make_shared<const StoredItem>(
        StoredItem{.item = {base::Bytes(value->packed)}, .size = value->size});
    const auto entry = MakeIndexEntry(*table, index, items.it->key().ToStringView(), item);
    if (!entry) continue;
    batch.Put(entry->key, EncodeItemValue(entry->projected->item.bytes, entry->projected->size));
    filled.counts.indexes[index_id] += {1, static_cast<std::int64_t>(entry->projected->size)};
  }
  if (!items.it->status().ok()) return std::unexpected(ToError(items.it->status()));

  filled.finished = !items.it->Valid();
  if (filled.finished) {
    index.filled_to.reset();
  } else {
    index.filled_to = base::Bytes(ItemKeyTail(items.it->key().ToStringView()));
  }
  batch.Put(CatalogKey(table->name()), EncodeRecord(*table));
  batch.Put(CounterKey(id), EncodeCounts(filled.counts));
  filled.table = std::move(table);
  return {};
}

}  // namespace flavorbot::engine
