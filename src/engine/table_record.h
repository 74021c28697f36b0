// Table record: a table as the catalog keeps it, a packed item of these attributes.
//
//   id N, uuid S, arn S, name S, created N (milliseconds), billing S, rcu N, wcu N,
//   protected BOOL, attributes M (name -> S | N | B as text), keys L of S,
//   local L, global L of M {id N, name S, keys L of S, projection S, attributes? L of S,
//                           rcu? N, wcu? N, filled? B (Index::filled_to)},
//   ttl? M {attribute S, complete BOOL},
//   stream? M {first N, view S, enabled BOOL}
//
// and those of table_settings_record.h and table_backup_record.h.
//
// Attributes that a reader doesn't know are ignored, so a later version may add some.
//
// ON DISK: a change to what is here is a new engine format version (docs/engine-format.md).
// Threads: pure functions.
#pragma once

#include <optional>

#include "dynamodb/attribute_value.h"
#include "engine/table.h"

namespace flavorbot::engine {

dynamodb::Item ToRecord(const Table& table);
base::Bytes EncodeRecord(const Table& table);

// nullopt when the record lacks something or has something of another type.
std::optional<Table> FromRecord(const dynamodb::Item& record);

}  // namespace flavorbot::engine
