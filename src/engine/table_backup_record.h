// The attributes of a table's record (table_record.h) that backups are about.
//
//   status?    S, when it isn't ACTIVE: "CREATING" while it is restored
//   restored?  M {backup S, table S, date N}: what it was made from, and when
//   pitr?      M {since N, days N}: point-in-time recovery as it was asked for
//
// Times are milliseconds since 1970.
//
// ON DISK: docs/engine-format.md.
// Threads: pure functions.
#pragma once

#include "engine/record_reader.h"
#include "engine/table.h"

namespace flavorbot::engine {

void SetBackupSettings(const Table& table, dynamodb::AttributeMap& record);
// Once an attribute is of another type, `in` has failed.
void ReadBackupSettings(RecordReader& in, Table& table);

}  // namespace flavorbot::engine
