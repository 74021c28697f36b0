// Item checks: what must hold of keys and items before they are written or looked up.
//
// Errors:  all functions, kValidationException with the service's text.
// Threads: pure functions.
// Source:  AWS Developer Guide, "Quotas and constraints": keys, indexes, items; texts as the
// service
//          answers them, pinned in item_checks_test.cc and tests/conformance.
#pragma once

#include <cstddef>

#include "dynamodb/attribute_value.h"
#include "dynamodb/error.h"
#include "engine/table.h"

namespace flavorbot::engine {

inline constexpr std::size_t kMaxPartitionKeyBytes = 2048;
inline constexpr std::size_t kMaxSortKeyBytes = 1024;

// The item's key in `table`: `key` has the key attributes and nothing else.
dynamodb::Result<base::Bytes> EncodeKey(const Table& table, const dynamodb::Item& key);

// The key of a whole item that is to be put; its keys of indexes are checked too, not its size.
dynamodb::Result<base::Bytes> EncodeKeyOfItem(const Table& table, const dynamodb::Item& item);

// What an item that is there says about index keys: types, sizes, not empty.
dynamodb::Result<void> CheckIndexKeys(const Table& table, const dynamodb::Item& item);
// The same of an item that an update expression made.
dynamodb::Result<void> CheckUpdatedIndexKeys(const Table& table, const dynamodb::Item& item);
// Of a value of `type` for the key of an index.
dynamodb::Result<void> CheckIndexKeyType(const Index& index, const KeyAttribute& key,
                                         dynamodb::AttributeType type);

// A value for `key`: type, not empty, not over its limit.
enum class KeyRole { kPartition, kSort };
dynamodb::Result<void> CheckKeySize(KeyRole role, const dynamodb::AttributeValue& value);

bool HasType(const dynamodb::AttributeValue& value, dynamodb::ScalarType type);

}  // namespace flavorbot::engine
