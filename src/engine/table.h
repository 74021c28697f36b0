// Table: a table as the engine works with it: its id, its keys, its indexes, its time to live.
//
// Threads: immutable once in the catalog; held by shared_ptr.
#pragma once

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

  bool Projects(std::string_view name) const;
};

struct TimeToLive {
  std::string attribute;
  // Whether the items that were there when it was enabled have their expiry entries.
  bool complete = false;
  friend bool operator==(const TimeToLive&, const TimeToLive&) = default;
};

struct Table {
  TableId id = 0;
  // Without counts; its status is what the catalog's record says.
  dynamodb::TableDescription description;
  KeySchema keys;
  std::vector<Index> indexes;  // local ones first, each kind in the description's order
  std::optional<TimeToLive> time_to_live;

  const std::string& name() const { return description.table_name; }
  // nullptr when there is none.
  const Index* FindIndex(std::string_view index_name) const;
  bool HasLocalIndex() const;
};

using TablePtr = std::shared_ptr<const Table>;

// The table that `description` describes. `index_ids` are those of its indexes, in the order of
// Table::indexes.
// REQUIRES: the description is valid (check_create_table.h); one id for each index.
Table MakeTable(TableId id, dynamodb::TableDescription description,
                const std::vector<IndexId>& index_ids, std::optional<TimeToLive> time_to_live);

}  // namespace flavorbot::engine
