// The attributes of a table's record (table_record.h) that only some tables have: what UpdateTable
// and TagResource set.
//
//   tags?        M of S       class?, class_updated?   S, N: the table class, and since when
//   on_demand?   N            sse?         M {type S, key S}
//   next_index?  N            increased?, decreased?, decreases?   N, of the table and of an index
//   collections? BOOL true: the sizes of its item collections are known
//
// Times are milliseconds since 1970. A table or index without an attribute has what it stands for
// not.
//
// ON DISK: docs/engine-format.md.
// Threads: pure functions.
#pragma once

#include "engine/record_reader.h"
#include "engine/table.h"

namespace flavorbot::engine {

void SetTableSettings(const Table& table, dynamodb::AttributeMap& record);
// Once an attribute is of another type, `in` has failed.
void ReadTableSettings(RecordReader& in, Table& table);

void SetThroughputChanges(const dynamodb::ThroughputChanges& changes,
                          dynamodb::AttributeMap& record);
dynamodb::ThroughputChanges ReadThroughputChanges(RecordReader& in);

}  // namespace flavorbot::engine
