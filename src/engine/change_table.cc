#include "engine/change_table.h"

#include <algorithm>
#include <utility>

#include "engine/commit_call.h"
#include "engine/find_table.h"
#include "engine/stream_changes.h"
#include "engine/table_record.h"

namespace flavorbot::engine {
namespace {

using dynamodb::ErrorCode;
using dynamodb::Result;

void DeletePrefix(rocksdb::WriteBatch& batch, base::Bytes prefix) {
  const auto range = PrefixRange(std::move(prefix));
  batch.DeleteRange(range.begin, range.end);
}

Result<TablePtr> FindToChange(const Catalog& catalog, const std::string& name) {
  auto table = FindNamedTable(catalog, name);
  if (table && (*table)->is_creating()) {
    return std::unexpected(dynamodb::MakeError(
        ErrorCode::kResourceInUseException,
        "Attempt to change a resource which is still in use: Table is being created: " + name));
  }
  return table;
}

// Deletes what the indexes of `before` hold that `after` lacks; returns the counts that are left,
// unless all are.
std::optional<TableCounts> StageRemovedIndexes(const Table& before, const Table& after,
                                               const TableCounters& counters,
                                               rocksdb::WriteBatch& batch) {
  std::optional<TableCounts> left;
  for (const auto& index : before.indexes) {
    if (std::ranges::find(after.indexes, index.id, &Index::id) != after.indexes.end()) continue;
    DeletePrefix(batch, IndexSpacePrefix(before.id, index.id));
    if (!left) left = counters.Get(before.id);
    left->indexes.erase(index.id);
  }
  if (left) batch.Put(CounterKey(before.id), EncodeCounts(*left));
  return left;
}

struct Planned {
  TablePtr table;                  // as it will be or, when it goes, as it was
  std::vector<StreamPtr> streams;  // those that begin or end
};

using Plan = std::function<Result<Planned>(rocksdb::WriteBatch&)>;
using Publish = std::function<void(const TablePtr&)>;

// Before: nullptr when the table is new; after: nullptr when it goes.
Planned PlanChange(Engine& engine, const TablePtr& before, const TablePtr& after,
                   rocksdb::WriteBatch& batch) {
  return {.table = after ? after : before,
          .streams = StageStreamChanges(before.get(), after.get(), engine.streams(),
                                        engine.stream_clock(), batch)};
}

dynamodb::AwaitableResult<TablePtr> Make(Engine& engine, Plan plan, Publish publish) {
  auto made = std::make_shared<Planned>();
  auto change = std::make_unique<ExclusiveChange>();
  change->plan = [made, plan = std::move(plan)](rocksdb::WriteBatch& batch) -> Result<void> {
    auto planned = plan(batch);
    if (!planned) return std::unexpected(std::move(planned).error());
    *made = std::move(*planned);
    return {};
  };
  change->publish = [made, &engine, publish = std::move(publish)] {
    publish(made->table);
    for (auto& stream : made->streams) engine.streams().Put(std::move(stream));
  };
  auto done = co_await Commit(engine.committer(), std::move(change));
  if (!done) co_return std::unexpected(std::move(done).error());
  co_return made->table;
}

}  // namespace

void PutTableRecord(rocksdb::WriteBatch& batch, const Table& table) {
  batch.Put(CatalogKey(table.name()), EncodeRecord(table));
}

void DeleteTable(rocksdb::WriteBatch& batch, const Table& table) {
  batch.Delete(CatalogKey(table.name()));
  batch.Delete(CounterKey(table.id));
  DeletePrefix(batch, ItemSpacePrefix(table.id));
  DeletePrefix(batch, IndexSpacePrefix(table.id));
  DeletePrefix(batch, ExpirySpacePrefix(table.id));
  DeletePrefix(batch, CollectionSpacePrefix(table.id));
}

dynamodb::AwaitableResult<TablePtr> AddTable(Engine& engine, std::string name,
                                             std::function<Table(TableId)> make) {
  auto plan = [&engine, name = std::move(name),
               make = std::move(make)](rocksdb::WriteBatch& batch) -> Result<Planned> {
    const auto& catalog = engine.catalog();
    if (catalog.Find(name)) {
      return std::unexpected(
          dynamodb::MakeError(ErrorCode::kResourceInUseException, "Table already exists: " + name));
    }
    if (catalog.size() >= kMaxTables) {
      return std::unexpected(dynamodb::MakeError(
          ErrorCode::kLimitExceededException,
          "Subscriber limit exceeded: There is a limit of 2500 tables per subscriber"));
    }
    const auto id = catalog.next_id();
    auto table = std::make_shared<const Table>(make(id));
    PutTableRecord(batch, *table);
    base::Bytes next;
    AppendBigEndian(next, id + 1);
    batch.Put(NextTableIdKey(), next);
    return PlanChange(engine, nullptr, table, batch);
  };
  auto publish = [&catalog = engine.catalog()](const TablePtr& table) { catalog.Put(table); };
  return Make(engine, std::move(plan), std::move(publish));
}

dynamodb::AwaitableResult<TablePtr> ChangeTable(Engine& engine, std::string name,
                                                std::function<Result<void>(Table&)> change) {
  auto left = std::make_shared<std::optional<TableCounts>>();
  auto plan = [&engine, left, name = std::move(name),
               change = std::move(change)](rocksdb::WriteBatch& batch) -> Result<Planned> {
    auto found = FindToChange(engine.catalog(), name);
    if (!found) return std::unexpected(std::move(found).error());
    auto table = std::make_shared<Table>(**found);
    if (auto changed = change(*table); !changed) {
      return std::unexpected(std::move(changed).error());
    }
    PutTableRecord(batch, *table);
    if (!table->time_to_live) DeletePrefix(batch, ExpirySpacePrefix(table->id));
    *left = StageRemovedIndexes(**found, *table, engine.counters(), batch);
    return PlanChange(engine, *found, table, batch);
  };
  auto publish = [&engine, left](const TablePtr& table) {
    engine.catalog().Put(table);
    if (*left) engine.counters().Set(table->id, std::move(**left));
  };
  return Make(engine, std::move(plan), std::move(publish));
}

dynamodb::AwaitableResult<TablePtr> RemoveTable(Engine& engine, std::string name,
                                                std::function<Result<void>(const Table&)> check) {
  auto plan = [&engine, name = std::move(name),
               check = std::move(check)](rocksdb::WriteBatch& batch) -> Result<Planned> {
    auto table = FindToChange(engine.catalog(), name);
    if (!table) return std::unexpected(std::move(table).error());
    if (auto checked = check(**table); !checked) {
      return std::unexpected(std::move(checked).error());
    }
    DeleteTable(batch, **table);
    return PlanChange(engine, *table, nullptr, batch);
  };
  auto publish = [&catalog = engine.catalog(),
                  &counters = engine.counters()](const TablePtr& table) {
    catalog.Remove(table->id);
    counters.Remove(table->id);
  };
  return Make(engine, std::move(plan), std::move(publish));
}

}  // namespace flavorbot::engine
