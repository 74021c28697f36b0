// Requests and responses of on-demand backups and continuous backups.
//
// Source: API reference, CreateBackup, DescribeBackup, ListBackups, DeleteBackup,
// RestoreTableFromBackup, DescribeContinuousBackups, UpdateContinuousBackups.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dynamodb/service_actions.h"
#include "dynamodb/table.h"

namespace flavorbot::dynamodb {

enum class BackupStatus { kCreating, kDeleted, kAvailable };
enum class BackupType { kUser, kSystem, kAwsBackup };
enum class BackupTypeFilter { kUser, kSystem, kAwsBackup, kAll };

struct BackupDetails {
  std::string backup_arn;
  std::string backup_name;
  std::int64_t backup_size_bytes = 0;
  BackupStatus backup_status = BackupStatus::kAvailable;
  BackupType backup_type = BackupType::kUser;
  base::TimePoint backup_creation_date_time;
};

// A backup, and the table it was made of as it was then.
struct BackupDescription {
  BackupDetails backup_details;
  TableDescription source_table;
  std::optional<std::string> time_to_live_attribute;
};

struct CreateBackupRequest {
  std::string table_name;
  std::string backup_name;
};
struct CreateBackupResponse {
  BackupDetails backup_details;
};

struct DescribeBackupRequest {
  std::string backup_arn;
};
struct DescribeBackupResponse {
  BackupDescription backup_description;
};

struct DeleteBackupRequest {
  std::string backup_arn;
};
struct DeleteBackupResponse {
  BackupDescription backup_description;
};

struct ListBackupsRequest {
  std::optional<std::string> table_name;
  std::optional<std::int32_t> limit;
  std::optional<base::TimePoint> time_range_lower_bound;
  std::optional<base::TimePoint> time_range_upper_bound;
  std::optional<std::string> exclusive_start_backup_arn;
  std::optional<BackupTypeFilter> backup_type;
};
struct BackupSummary {
  std::string table_name;
  std::string table_id;
  std::string table_arn;
  BackupDetails backup_details;
};
struct ListBackupsResponse {
  std::vector<BackupSummary> backup_summaries;
  std::optional<std::string> last_evaluated_backup_arn;
};

struct RestoreTableFromBackupRequest {
  std::string target_table_name;
  std::string backup_arn;
  std::optional<BillingMode> billing_mode_override;
  std::optional<std::vector<SecondaryIndex>> global_secondary_index_override;
  std::optional<std::vector<SecondaryIndex>> local_secondary_index_override;
  std::optional<ProvisionedThroughput> provisioned_throughput_override;
  std::optional<SseSpecification> sse_specification_override;
};
struct RestoreTableFromBackupResponse {
  TableDescription table_description;
};

struct PointInTimeRecovery {
  bool enabled = false;
  std::int32_t recovery_period_in_days = 35;
  std::optional<base::TimePoint> earliest_restorable_date_time;
  std::optional<base::TimePoint> latest_restorable_date_time;
};
struct DescribeContinuousBackupsRequest {
  std::string table_name;
};
struct DescribeContinuousBackupsResponse {
  PointInTimeRecovery point_in_time_recovery;  // continuous backups themselves are always ENABLED
};
struct UpdateContinuousBackupsRequest {
  std::string table_name;
  bool point_in_time_recovery_enabled = false;
  std::optional<std::int32_t> recovery_period_in_days;
};
struct UpdateContinuousBackupsResponse {
  PointInTimeRecovery point_in_time_recovery;
};

}  // namespace flavorbot::dynamodb
