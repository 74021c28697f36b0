// Reading one item: from memory on the calling thread, from the disk on a reader.
//
// Threads: from any thread.
#pragma once

#include <rocksdb/options.h>

#include <functional>
#include <optional>

#include "dynamodb/error.h"
#include "engine/index_entries.h"
#include "engine/item_value.h"
#include "engine/store.h"

namespace flavorbot::engine {

// What a look-up without touching the disk came to.
enum class Lookup { kFound, kAbsent, kOnDisk };

// Calls `use` with the item under `key`, borrowed for the call.
// Errors: kInternalServerError.
dynamodb::Result<Lookup> LookUpItem(Store& store, const rocksdb::ReadOptions& read,
                                    base::BytesView key,
                                    const std::function<void(const ItemValueView&)>& use);

// The item under `key`; nullptr when there is none. May wait for the disk.
// Errors: kInternalServerError.
dynamodb::Result<ItemPtr> ReadStoredItem(Store& store, base::BytesView key);

}  // namespace flavorbot::engine
