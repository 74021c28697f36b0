// Table counters: how many items and bytes each table and index holds, exactly.
//
// The committer puts the new counts into the same batch as the writes that change them.
//
//   format  1 byte, 01
//   table   items 8 bytes, bytes 8 bytes
//   index*  id 2 bytes, items 8 bytes, bytes 8 bytes         all big-endian
//
// ON DISK: a change to this layout is a new engine format version (docs/engine-format.md).
// Threads: every member from any thread; Set comes from the committer's thread only.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "base/bytes.h"
#include "base/result.h"
#include "engine/open_error.h"
#include "engine/store.h"
#include "engine/table.h"

namespace flavorbot::engine {

struct Count {
  std::int64_t items = 0;
  std::int64_t bytes = 0;

  Count& operator+=(const Count& other) {
    items += other.items;
    bytes += other.bytes;
    return *this;
  }
  friend bool operator==(const Count&, const Count&) = default;
};

struct TableCounts {
  Count table;
  std::map<IndexId, Count> indexes;

  TableCounts& operator+=(const TableCounts& other);
  friend bool operator==(const TableCounts&, const TableCounts&) = default;
};

base::Bytes EncodeCounts(const TableCounts& counts);
// nullopt when the bytes are of no known format.
std::optional<TableCounts> DecodeCounts(base::BytesView bytes);

class TableCounters {
 public:
  // Reads the counts of all tables in `store`. Errors: kCorrupted.
  base::Result<void, OpenError> Load(Store& store);

  TableCounts Get(TableId table) const;
  void Set(TableId table, TableCounts counts);
  void Remove(TableId table);

 private:
  mutable std::mutex mutex_;
  std::unordered_map<TableId, TableCounts> counts_;
};

// The table's description with its counts and those of its indexes, and its status: UPDATING while
// an index is being filled.
dynamodb::TableDescription Describe(const Table& table, const TableCounts& counts);

}  // namespace flavorbot::engine
