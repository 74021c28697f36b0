// Key component: where one component of key_codec.h ends and the next begins.
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <optional>

#include "base/bytes.h"
#include "engine/table.h"

namespace flavorbot::engine {

// How many bytes the component of `type` at the front of `bytes` has; nullopt when none ends there.
std::optional<std::size_t> ComponentBytes(base::BytesView bytes, dynamodb::ScalarType type);

// The key of the item that the index entry under `entry_key` stands for; nullopt when the key has
// not the form of one.
std::optional<base::Bytes> ItemKeyOfIndexEntry(const Table& table, const Index& index,
                                               base::BytesView entry_key);

}  // namespace flavorbot::engine
