// Restored table: the shape of the table that a backup becomes.
//
// It is the source's as it was, without what the service doesn't restore either: time to live,
// tags, stream, deletion protection, point-in-time recovery.
//
// Errors:  kValidationException.
// Threads: pure functions.
// Source:  API reference, RestoreTableFromBackup; AWS Developer Guide, "Restoring a DynamoDB table
//          from a backup".
#pragma once

#include <string>

#include "base/clock.h"
#include "dynamodb/backup_actions.h"
#include "dynamodb/error.h"
#include "engine/backup_record.h"

namespace flavorbot::engine {

// Its status is CREATING.
dynamodb::Result<dynamodb::TableDescription> DescribeRestored(
    const Backup& backup, const dynamodb::RestoreTableFromBackupRequest& request,
    const std::string& region, base::TimePoint now);

}  // namespace flavorbot::engine
