#include "engine/catalog.h"

#include <algorithm>
#include <utility>

#include "dynamodb/packed_item.h"
#include "engine/rocksdb_error.h"
#include "engine/table_record.h"

namespace flavorbot::engine {
namespace {

OpenError DamagedRecord(std::string_view key) {
  return {OpenErrorCode::kCorrupted,
          "the catalog's record '" + std::string(key.substr(1)) + "' is damaged"};
}

std::optional<Table> ReadRecord(base::BytesView bytes) {
  if (!dynamodb::CheckPacked(bytes)) return std::nullopt;
  return FromRecord(dynamodb::Unpack(bytes));
}

}  // namespace

base::Result<void, OpenError> Catalog::Load(Store& store) {
  const auto range = CatalogRange();
  const rocksdb::Slice end(range.end);
  rocksdb::ReadOptions read;
  read.iterate_upper_bound = &end;
  const std::unique_ptr<rocksdb::Iterator> it(store.db().NewIterator(read));
  for (it->Seek(range.begin); it->Valid(); it->Next()) {
    auto table = ReadRecord(it->value().ToStringView());
    if (!table) return std::unexpected(DamagedRecord(it->key().ToStringView()));
    Put(std::make_shared<const Table>(std::move(*table)));
  }
  if (!it->status().ok()) return std::unexpected(ToOpenError(it->status(), "the catalog"));

  std::string next;
  const auto key = NextTableIdKey();
  const auto status = store.db().Get(rocksdb::ReadOptions(), key, &next);
  if (status.IsNotFound()) return {};
  if (!status.ok()) return std::unexpected(ToOpenError(status, "the catalog"));
  if (next.size() != sizeof(TableId)) return std::unexpected(DamagedRecord(key));
  next_id_ = std::max(next_id_, ReadBigEndian<TableId>(next));
  return {};
}

TablePtr Catalog::Find(std::string_view name) const {
  const std::lock_guard lock(mutex_);
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : found->second;
}

TablePtr Catalog::Find(TableId id) const {
  const std::lock_guard lock(mutex_);
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : found->second;
}

std::vector<std::string> Catalog::Names(std::string_view after, std::size_t limit) const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> names;
  for (auto it = by_name_.upper_bound(after); it != by_name_.end() && names.size() < limit; ++it) {
    names.push_back(it->first);
  }
  return names;
}

std::vector<TablePtr> Catalog::Tables() const {
  const std::lock_guard lock(mutex_);
  std::vector<TablePtr> tables;
  for (const auto& [name, table] : by_name_) tables.push_back(table);
  return tables;
}

std::size_t Catalog::size() const {
  const std::lock_guard lock(mutex_);
  return by_name_.size();
}

TableId Catalog::next_id() const {
  const std::lock_guard lock(mutex_);
  return next_id_;
}

void Catalog::Put(TablePtr table) {
  const std::lock_guard lock(mutex_);
  next_id_ = std::max(next_id_, table->id + 1);
  by_name_[table->name()] = table;
  by_id_[table->id] = std::move(table);
}

void Catalog::Remove(TableId id) {
  const std::lock_guard lock(mutex_);
  const auto found = by_id_.find(id);
  if (found == by_id_.end()) return;
  by_name_.erase(found->second->name());
  by_id_.erase(found);
}

}  // namespace flavorbot::engine
