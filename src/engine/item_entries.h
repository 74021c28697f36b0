// Item entries: everything that is stored because an item is there: the item itself, its entry in
// each index, and its expiry entry.
//
// For who builds a table from its items; single writes store only what changes
// (commit_group.h).
//
// Threads: pure functions.
#pragma once

#include <rocksdb/write_batch.h>

#include <optional>

#include "base/bytes.h"
#include "engine/index_entries.h"
#include "engine/table.h"
#include "engine/table_counters.h"

namespace flavorbot::engine {

// The key under which `packed_item` is stored; nullopt when a key attribute is missing or of
// another type.
std::optional<base::Bytes> FindItemKey(const Table& table, base::BytesView packed_item);

// Puts all of it into `batch`, and adds it to `counts`.
void PutItemEntries(rocksdb::WriteBatch& batch, const Table& table, base::BytesView item_key,
                    const ItemPtr& item, TableCounts& counts);

}  // namespace flavorbot::engine
