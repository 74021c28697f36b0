// Table: a table as the engine works with it: its id, its keys, its indexes, its time to live.
//
// Threads: immutable once in the catalog; held by shared_ptr.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dynamodb/table.h"
#include "engine/keyspace.h"
#include "expression/key_condition.h"

namespace flavorbot::engine {

using expression::KeyAttribute;
using expression::KeySchema;

// Whether `name` is one of the key attributes.
bool IsKey(const KeySchema& keys, std::string_view name);

enum class IndexKind { kLocal, kGlobal };

struct Index {
  IndexId id = 0;
  std::string name;
  IndexKind kind = IndexKind::kGlobal;
  KeySchema keys;
  dynamodb::ProjectionType projection = dynamodb::ProjectionType::kAll;
  // The names its entries carry, keys included, sorted; empty with kAll.
  std::vector<std::string> projected;
  // While it is being filled: it has the entries of the items whose key's tail (keyspace.h) is
  // less than this, and no others. Absent: of all items.
  std::optional<base::Bytes> filled_to;

  bool Projects(std::string_view name) const;
  // Whether it has its entry, if any, of the item under `item_key`: the backfill came so far.
  bool Covers(base::BytesView item_key) const;
};

struct TimeToLive {
  std::string attribute;
  // Whether the items that were there when it was enabled have their expiry entries.
  bool complete = false;
  friend bool operator==(const TimeToLive&, const TimeToLive&) = default;
};

// The newest stream that the table has or had; stream_catalog.h knows the older ones.
struct TableStream {
  StreamSequence first = 0;
  dynamodb::StreamViewType view = dynamodb::StreamViewType::kKeysOnly;
  bool enabled = true;
  friend bool operator==(const TableStream&, const TableStream&) = default;
};

// Point-in-time recovery as the table's owner asked for it: told, not done.
struct PointInTimeRecoverySetting {
  base::TimePoint enabled_since;
  std::int32_t recovery_period_in_days = 35;
  friend bool operator==(const PointInTimeRecoverySetting&,
                         const PointInTimeRecoverySetting&) = default;
};

struct Table {
  TableId id = 0;
  // Without counts; its status is what the catalog's record says.
  dynamodb::TableDescription description;
  KeySchema keys;
  std::vector<Index> indexes;  // local ones first, each kind in the description's order
  std::optional<TimeToLive> time_to_live;
  std::optional<TableStream> stream;  // set by SetStream
  std::map<std::string, std::string> tags;
  IndexId next_index_id = 0;  // greater than that of any index the table ever had
  // Whether the sizes of its item collections are known (item_collections.h).
  bool collections_counted = false;
  std::optional<PointInTimeRecoverySetting> point_in_time_recovery;

  const std::string& name() const { return description.table_name; }
  // nullptr when there is none.
  const Index* FindIndex(std::string_view index_name) const;
  bool HasLocalIndex() const;
  // The index that is being filled; nullptr when none is.
  const Index* FillingIndex() const;
  // Not to be read or written yet: it is being restored.
  bool is_creating() const { return description.table_status == dynamodb::TableStatus::kCreating; }
};

using TablePtr = std::shared_ptr<const Table>;

// The table that `description` describes. `index_ids` are those of its indexes, in the order of
// Table::indexes.
// REQUIRES: the description is valid (check_create_table.h); one id for each index.
Table MakeTable(TableId id, dynamodb::TableDescription description,
                const std::vector<IndexId>& index_ids, std::optional<TimeToLive> time_to_live);

// Adds a global index that has no entries yet.
// REQUIRES: `index` is valid for the table (check_update_table.h); its key attributes are defined.
void AddIndex(Table& table, dynamodb::SecondaryIndex index);
// Removes the global index of this name. REQUIRES: there is one.
void RemoveIndex(Table& table, std::string_view index_name);

// Makes `stream` the table's newest, in its description too.
void SetStream(Table& table, const TableStream& stream);

}  // namespace flavorbot::engine
