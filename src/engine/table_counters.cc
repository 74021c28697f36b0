#include "engine/table_counters.h"

#include <utility>

#include "engine/rocksdb_error.h"

namespace flavorbot::engine {
namespace {

constexpr char kCountsFormat = '\x01';
constexpr std::size_t kCountBytes = 2 * sizeof(std::int64_t);

void AppendCount(base::Bytes& out, const Count& count) {
  AppendBigEndian(out, static_cast<std::uint64_t>(count.items));
  AppendBigEndian(out, static_cast<std::uint64_t>(count.bytes));
}

Count ReadCount(base::BytesView bytes) {
  return {static_cast<std::int64_t>(ReadBigEndian<std::uint64_t>(bytes)),
          static_cast<std::int64_t>(ReadBigEndian<std::uint64_t>(bytes.substr(8)))};
}

}  // namespace

TableCounts& TableCounts::operator+=(const TableCounts& other) {
  table += other.table;
  for (const auto& [id, count] : other.indexes) indexes[id] += count;
  return *this;
}

base::Bytes EncodeCounts(const TableCounts& counts) {
  base::Bytes out(1, kCountsFormat);
  AppendCount(out, counts.table);
  for (const auto& [id, count] : counts.indexes) {
    AppendBigEndian(out, id);
    AppendCount(out, count);
  }
  return out;
}

std::optional<TableCounts> DecodeCounts(base::BytesView bytes) {
  constexpr std::size_t kIndexBytes = sizeof(IndexId) + kCountBytes;
  if (bytes.size() < 1 + kCountBytes || bytes.front() != kCountsFormat) return std::nullopt;
  TableCounts counts{.table = ReadCount(bytes.substr(1))};
  bytes.remove_prefix(1 + kCountBytes);
  if (bytes.size() % kIndexBytes != 0) return std::nullopt;
  for (; !bytes.empty(); bytes.remove_prefix(kIndexBytes)) {
    counts.indexes[ReadBigEndian<IndexId>(bytes)] = ReadCount(bytes.substr(sizeof(IndexId)));
  }
  return counts;
}

base::Result<void, OpenError> TableCounters::Load(Store& store) {
  const auto range = PrefixRange(base::Bytes(1, kCounterSpace));
  const rocksdb::Slice end(range.end);
  rocksdb::ReadOptions read;
  read.iterate_upper_bound = &end;
  const std::unique_ptr<rocksdb::Iterator> it(store.db().NewIterator(read));
  for (it->Seek(range.begin); it->Valid(); it->Next()) {
    auto counts = DecodeCounts(it->value().ToStringView());
    if (it->key().size() != 1 + sizeof(TableId) || !counts) {
      return std::unexpected(
          OpenError{OpenErrorCode::kCorrupted, "a table's counters are damaged"});
    }
    Set(ReadBigEndian<TableId>(it->key().ToStringView().substr(1)), std::move(*counts));
  }
  if (!it->status().ok()) return std::unexpected(ToOpenError(it->status(), "the counters"));
  return {};
}

TableCounts TableCounters::Get(TableId table) const {
  const std::lock_guard lock(mutex_);
  const auto found = counts_.find(table);
  return found == counts_.end() ? TableCounts{} : found->second;
}

void TableCounters::Set(TableId table, TableCounts counts) {
  const std::lock_guard lock(mutex_);
  counts_[table] = std::move(counts);
}

void TableCounters::Remove(TableId table) {
  const std::lock_guard lock(mutex_);
  counts_.erase(table);
}

dynamodb::TableDescription Describe(const Table& table, const TableCounts& counts) {
  auto description = table.description;
  description.item_count = counts.table.items;
  description.table_size_bytes = counts.table.bytes;
  for (auto* list : {&description.local_secondary_indexes, &description.global_secondary_indexes}) {
    for (auto& index : *list) {
      const auto* known = table.FindIndex(index.index.index_name);
      if (known != nullptr && known->filled_to) {
        description.table_status = dynamodb::TableStatus::kUpdating;
        index.index_status = dynamodb::TableStatus::kCreating;
        index.backfilling = true;
      }
      const auto found = counts.indexes.find(known != nullptr ? known->id : IndexId{0xFFFF});
      if (found == counts.indexes.end()) continue;
      index.item_count = found->second.items;
      index.index_size_bytes = found->second.bytes;
    }
  }
  return description;
}

}  // namespace flavorbot::engine
