// LocalIndexSize: what an item's entries in local indexes count against the limit of its size.
//
// Threads: pure function.
// Source:  AWS Developer Guide, "Quotas and constraints", "Item size for tables with local
// secondary
//          indexes": 400 KB for the item and its entries; what an entry has is measured.
#pragma once

#include <cstddef>

#include "engine/table.h"

namespace flavorbot::engine {

// Of an item of `item_size` bytes: what its entries add.
std::size_t LocalIndexSize(const Table& table, const dynamodb::Item& item, std::size_t item_size);

}  // namespace flavorbot::engine
