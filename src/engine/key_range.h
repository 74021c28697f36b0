// The range of keys that a Query or Scan reads, and the key after which it goes on.
//
// Threads: pure functions.
// Source:  API reference, Query and Scan, ExclusiveStartKey, Segment; texts as the service answers
//          them.
#pragma once

#include <cstdint>
#include <optional>

#include "dynamodb/attribute_value.h"
#include "dynamodb/error.h"
#include "engine/keyspace.h"
#include "engine/table.h"
#include "expression/key_condition.h"

namespace flavorbot::engine {

// Where the entries of `index` (nullptr: the items of the table) are.
base::Bytes SpacePrefix(const Table& table, const Index* index);

const KeySchema& KeysOf(const Table& table, const Index* index);

KeyRange RangeOf(const Table& table, const Index* index, const expression::KeySelection& keys);

// Whether `start` has each key attribute of the table and the index, and nothing else.
bool NamesTheKeys(const Table& table, const Index* index, const dynamodb::Item& start);

// The key that `start` (an ExclusiveStartKey) names: that of an item, or of an index entry; it need
// not exist. Errors: kValidationException.
dynamodb::Result<base::Bytes> EncodeStartKey(const Table& table, const Index* index,
                                             const dynamodb::Item& start);

// The key attributes of `packed_item`, as LastEvaluatedKey names them.
dynamodb::Item StartKeyOf(const Table& table, const Index* index, base::BytesView packed_item);

// The item key of the item behind an index entry. REQUIRES: the entry has the table's keys.
base::Bytes ItemKeyOf(const Table& table, base::BytesView packed_item);

}  // namespace flavorbot::engine
