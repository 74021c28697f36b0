// Backup record: what the file RECORD of a backup says.
//
//   "flavorbot-backup 1\n"
//   packed item {id S, arn S, name S, created N (milliseconds), table M (table_record.h),
//                counts B (table_counters.h)}
//   SHA-256 of all that, 32 bytes
//
// ON DISK: a change to this layout is a new version in the first line (docs/engine-format.md).
// Threads: pure functions.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "dynamodb/backup_actions.h"
#include "engine/table.h"
#include "engine/table_counters.h"

namespace flavorbot::engine {

// A backup of one table, and the table as it was then.
struct Backup {
  std::string id;
  std::string arn;
  std::string name;
  base::TimePoint created;
  Table table;
  TableCounts counts;
};
using BackupPtr = std::shared_ptr<const Backup>;

base::Bytes EncodeBackup(const Backup& backup);
// nullopt when the bytes are damaged or of another version.
std::optional<Backup> DecodeBackup(base::BytesView bytes);

dynamodb::BackupDetails DetailsOf(const Backup& backup);
dynamodb::BackupDescription Describe(const Backup& backup);

}  // namespace flavorbot::engine
