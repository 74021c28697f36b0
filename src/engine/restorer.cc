#include "engine/restorer.h"

#include <chrono>
#include <optional>
#include <utility>

#include "base/log.h"
#include "engine/change_table.h"
#include "engine/commit_call.h"
#include "engine/item_collections.h"
#include "engine/item_entries.h"
#include "engine/item_value.h"
#include "engine/rocksdb_error.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Result;

constexpr std::size_t kBatchBytes = std::size_t{512} << 10;
constexpr auto kRetryAfter = std::chrono::seconds{1};

}  // namespace

Restorer::Restorer(Catalog& catalog, TableCounters& counters, Committer& committer,
                   const Backups& backups)
    : catalog_(catalog), counters_(counters), committer_(committer), backups_(backups) {
  ResumeAll();
  thread_ = std::thread([this] { Run(); });
}

Restorer::~Restorer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Restorer::ResumeAll() {
  for (auto& table : catalog_.Tables()) {
    const auto& summary = table->description.restore_summary;
    if (!table->is_creating() || !summary) continue;
    auto held = backups_.Hold(summary->source_backup_arn);
    tasks_.push_back({std::move(table), held ? *std::move(held) : HeldBackup{}});
  }
}

std::size_t Restorer::size() const {
  const std::lock_guard lock(mutex_);
  return tasks_.size();
}

bool Restorer::IsStopping() const {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

void Restorer::Start(TablePtr table, HeldBackup backup) {
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back({std::move(table), std::move(backup)});
  }
  wake_.notify_one();
}

void Restorer::Run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return stopping_ || !tasks_.empty(); });
    if (stopping_) return;
    const Task& task = tasks_.front();  // stays where it is while others are added
    lock.unlock();
    Restore(task);
    lock.lock();
    tasks_.pop_front();
  }
}

void Restorer::Restore(const Task& task) {
  TableCounts counts;
  Result<bool> stopped =
      task.backup.backup != nullptr
          ? CopyItems(task, counts)
          : std::unexpected(ToError(rocksdb::Status::Corruption("the backup is gone")));
  if (stopped && *stopped) return;
  if (stopped && counts.table != task.backup.backup->counts.table) {
    stopped = std::unexpected(
        ToError(rocksdb::Status::Corruption("the backup's items are not those it counted")));
  }
  if (stopped) {
    if (Finish(*task.table, counts)) {
      base::Log(base::Level::kInfo, "table_restored",
                {{"table", task.table->name()}, {"items", counts.table.items}});
    }
    return;
  }
  base::Log(base::Level::kError, "table_not_restored",
            {{"table", task.table->name()},
             {"backup", task.table->description.restore_summary->source_backup_arn},
             {"cause", stopped.error().cause}});
  Undo(*task.table);
}

Result<bool> Restorer::CopyItems(const Task& task, TableCounts& counts) {
  auto db = backups_.Open(*task.backup.backup);
  if (!db) return std::unexpected(std::move(db).error());
  const auto range = PrefixRange(ItemSpacePrefix(task.backup.backup->table.id));
  const rocksdb::Slice end(range.end);
  rocksdb::ReadOptions read;
  read.iterate_upper_bound = &end;
  read.fill_cache = false;
  const std::unique_ptr<rocksdb::Iterator> it((*db)->NewIterator(read));
  rocksdb::WriteBatch batch;
  CollectionSum sum(*task.table);
  const auto put_size = [&](const std::optional<CollectionSize>& size) {
    if (size && task.table->collections_counted) PutCollectionSize(batch, *size);
  };
  for (it->Seek(range.begin); it->Valid(); it->Next()) {
    const auto value = DecodeItemValue(it->value().ToStringView());
    if (!value || !dynamodb::CheckPacked(value->packed)) {
      return std::unexpected(ToError(rocksdb::Status::Corruption("an item of the backup")));
    }
    const auto key = ItemKeyFromTail(task.table->id, ItemKeyTail(it->key().ToStringView()));
    const auto item =
        std::make_shared<const StoredItem>(StoredItem{{base::Bytes(value->packed)}, value->size});
    PutItemEntries(batch, *task.table, key, item, counts);
    put_size(sum.Add(key, item));
    if (batch.GetDataSize() < kBatchBytes) continue;
    if (!CommitBatch(batch)) return true;
    batch.Clear();
  }
  if (!it->status().ok()) return std::unexpected(ToError(it->status()));
  put_size(sum.Finish());
  return batch.Count() > 0 && !CommitBatch(batch);
}

bool Restorer::CommitChange(const std::function<std::unique_ptr<ExclusiveChange>()>& make) {
  for (;;) {
    if (IsStopping()) return false;
    if (CommitAndWait(committer_, make())) return true;
    // The disk is full, or more is waiting than it can take: neither is the end of the table.
    std::unique_lock lock(mutex_);
    if (wake_.wait_for(lock, kRetryAfter, [this] { return stopping_; })) return false;
  }
}

bool Restorer::CommitBatch(const rocksdb::WriteBatch& batch) {
  return CommitChange([&batch] {
    auto change = std::make_unique<ExclusiveChange>();
    change->plan = [&batch](rocksdb::WriteBatch& out) -> Result<void> {
      out = batch;
      return {};
    };
    change->publish = [] {};
    return change;
  });
}

bool Restorer::Finish(const Table& table, const TableCounts& counts) {
  return CommitChange([&] {
    auto finished = std::make_shared<TablePtr>();
    auto change = std::make_unique<ExclusiveChange>();
    change->plan = [&, finished](rocksdb::WriteBatch& out) -> Result<void> {
      auto active = std::make_shared<Table>(*catalog_.Find(table.id));
      active->description.table_status = dynamodb::TableStatus::kActive;
      for (auto& global : active->description.global_secondary_indexes) {
        global.index_status = dynamodb::TableStatus::kActive;
      }
      PutTableRecord(out, *active);
      out.Put(CounterKey(table.id), EncodeCounts(counts));
      *finished = std::move(active);
      return {};
    };
    change->publish = [&, finished] {
      counters_.Set(table.id, counts);
      catalog_.Put(*finished);
    };
    return change;
  });
}

bool Restorer::Undo(const Table& table) {
  return CommitChange([&] {
    auto change = std::make_unique<ExclusiveChange>();
    change->plan = [&table](rocksdb::WriteBatch& out) -> Result<void> {
      DeleteTable(out, table);
      return {};
    };
    change->publish = [&] {
      catalog_.Remove(table.id);
      counters_.Remove(table.id);
    };
    return change;
  });
}

}  // namespace flavorbot::engine
