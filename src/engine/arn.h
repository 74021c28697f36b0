// The names AWS gives to resources: ARNs, and the ids in them.
//
// Threads: pure functions, and the system's random numbers.
// Source:  AWS Service Authorization Reference, "Resource types defined by Amazon DynamoDB".
#pragma once

#include <string>

#include "base/clock.h"

namespace flavorbot::engine {

// "arn:aws:dynamodb:us-east-1:000000000000:table/t".
std::string TableArn(const std::string& region, const std::string& table_name);

// A random UUID (RFC 9562, version 4).
std::string NewUuid();

// "01489602797149-73d8d5bc": the milliseconds since 1970 and a random number, so that the ids of
// backups are in the order of their making.
std::string NewBackupId(base::TimePoint now);

// "<table's ARN>/backup/01489602797149-73d8d5bc".
std::string BackupArn(const std::string& table_arn, const std::string& backup_id);

}  // namespace flavorbot::engine
