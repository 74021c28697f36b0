// Index entries: what an item's change means for the indexes and the expiry of its table.
//
// An item is in an index when it has the index's key attributes with their types and within their
// limits: one that was there before the index may not. Its entry is keyed by the index's key and
// then the item's own, and carries the projected item.
//
// Threads: pure functions.
// Source:  AWS Developer Guide, "Global secondary indexes", write capacity: an entry that comes or
//          goes is one write, one whose key changes two, one whose projection changes one, one
//          that stays as it is none.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "base/bytes.h"
#include "engine/item_checks.h"
#include "engine/item_value.h"
#include "engine/table.h"

namespace flavorbot::engine {

using ItemPtr = std::shared_ptr<const StoredItem>;  // nullptr: no item

// The value of a key attribute; nullopt when it is missing, of another type, empty or over its
// limit. Borrows.
std::optional<dynamodb::PackedValue> FindKeyAttribute(base::BytesView packed_item,
                                                      const KeyAttribute& key, KeyRole role);

struct IndexEntry {
  base::Bytes key;
  ItemPtr projected;
};

// The entry of `item`, whose key is `item_key`; nullopt when it isn't in the index.
std::optional<IndexEntry> MakeIndexEntry(const Table& table, const Index& index,
                                         base::BytesView item_key, const ItemPtr& item);

struct IndexChange {
  const Index* index = nullptr;            // borrowed from the table
  std::optional<base::Bytes> removed_key;  // absent when the entry is new, or put in place
  std::optional<IndexEntry> put;
  std::int64_t items_delta = 0;
  std::int64_t bytes_delta = 0;
  double write_units = 0;
};

// The changes that follow from `before` becoming `after`; indexes without one are left out, and
// those whose backfill has not come to the item yet.
std::vector<IndexChange> ChangesOfIndexes(const Table& table, base::BytesView item_key,
                                          const ItemPtr& before, const ItemPtr& after);

// When `item` expires, in seconds since 1970; nullopt when it doesn't: the table has no time to
// live, or the attribute is missing, no number, or before 1970.
std::optional<std::uint64_t> ExpiryOf(const Table& table, base::BytesView packed_item);

}  // namespace flavorbot::engine
