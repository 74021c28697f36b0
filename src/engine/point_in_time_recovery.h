// Point-in-time recovery as the actions on continuous backups tell it.
//
// Threads: pure functions.
// Source:  API reference, PointInTimeRecoveryDescription: the latest time is five minutes ago.
#pragma once

#include <string>

#include "base/clock.h"
#include "dynamodb/backup_actions.h"
#include "dynamodb/error.h"
#include "engine/table.h"

namespace flavorbot::engine {

dynamodb::PointInTimeRecovery DescribeRecovery(const Table& table, base::TimePoint now);

// "Table not found: t".
dynamodb::Error TableNotFound(const std::string& name);

}  // namespace flavorbot::engine
