// Top-level attributes of a packed item, kept as bytes.
//
// Threads: pure functions.
#pragma once

#include <span>
#include <string>

#include "base/bytes.h"
#include "dynamodb/packed_item.h"

namespace flavorbot::engine {

// The attributes of `packed_item` whose names are in `names`. REQUIRES: `names` is sorted.
dynamodb::PackedItem KeepAttributes(base::BytesView packed_item,
                                    std::span<const std::string> names);

}  // namespace flavorbot::engine
