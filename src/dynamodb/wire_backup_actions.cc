// CreateBackup, DescribeBackup, ListBackups, DeleteBackup and RestoreTableFromBackup on the wire.
#include <algorithm>

#include "dynamodb/wire_message.h"
#include "dynamodb/wire_table.h"

namespace flavorbot::dynamodb {
namespace {

constexpr TextLength kNameLength{3, 255};
constexpr TextLength kArnLength{37, 1024};

// The name of a backup, or of the table to make of one.
void RequireName(const MemberReader& members, std::string_view member, std::string& out) {
  members.Require(member, out);
  const auto* json = members.Find(member);
  if (json == nullptr || !json->is_string()) return;
  const bool fits = std::ranges::all_of(out, [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '_' || c == '-' || c == '.';
  });
  if (!fits || out.empty()) {
    members.AddConstraint(member, "'" + out + "'",
                          "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
  }
  members.CheckLength(member, kNameLength, out);
}

void RequireBackupArn(const MemberReader& members, std::string& out) {
  members.Require("BackupArn", out);
  members.CheckLength("BackupArn", kArnLength, out);
}

}  // namespace

static void ReadMembers(const MemberReader& members, BackupDetails& out) {
  members.Read("BackupArn", out.backup_arn);
  members.Read("BackupName", out.backup_name);
  members.Read("BackupSizeBytes", out.backup_size_bytes);
  members.Read("BackupStatus", out.backup_status);
  members.Read("BackupType", out.backup_type);
  members.Read("BackupCreationDateTime", out.backup_creation_date_time);
}
static void ReadJson(WireCursor cursor, BackupDetails& out) {
  ReadStructure(cursor, "BackupDetails", out);
}

namespace {

// The two halves in which a description tells of the table.
struct SourceTableDetails {
  TableDescription table;
};
struct SourceTimeToLive {
  std::string attribute_name;
};
// Of an on-demand table both are 0, which no request may say.
struct SourceThroughput {
  ProvisionedThroughput throughput;
};
struct SourceTableFeatureDetails {
  std::vector<SecondaryIndexDescription> local_secondary_indexes;
  std::vector<SecondaryIndexDescription> global_secondary_indexes;
  std::optional<SourceTimeToLive> time_to_live;
};

}  // namespace

static void ReadMembers(const MemberReader& members, SourceThroughput& out) {
  members.Read("ReadCapacityUnits", out.throughput.read_capacity_units);
  members.Read("WriteCapacityUnits", out.throughput.write_capacity_units);
}
static void ReadJson(WireCursor cursor, SourceThroughput& out) {
  ReadStructure(cursor, "ProvisionedThroughput", out);
}

static void ReadMembers(const MemberReader& members, SourceTableDetails& out) {
  members.Read("TableName", out.table.table_name);
  members.Read("TableId", out.table.table_id);
  members.Read("TableArn", out.table.table_arn);
  members.Read("TableSizeBytes", out.table.table_size_bytes);
  members.Read("KeySchema", out.table.key_schema);
  members.Read("TableCreationDateTime", out.table.creation_date_time);
  SourceThroughput source;
  members.Read("ProvisionedThroughput", source);
  out.table.provisioned_throughput = source.throughput;
  members.Read("ItemCount", out.table.item_count);
  members.Read("BillingMode", out.table.billing_mode);
}
static void ReadJson(WireCursor cursor, SourceTableDetails& out) {
  ReadStructure(cursor, "SourceTableDetails", out);
}

static void ReadMembers(const MemberReader& members, SourceTimeToLive& out) {
  members.Read("AttributeName", out.attribute_name);
}
static void ReadJson(WireCursor cursor, SourceTimeToLive& out) {
  ReadStructure(cursor, "TimeToLiveDescription", out);
}

static void ReadMembers(const MemberReader& members, SourceTableFeatureDetails& out) {
  members.Read("LocalSecondaryIndexes", out.local_secondary_indexes);
  members.Read("GlobalSecondaryIndexes", out.global_secondary_indexes);
  members.Read("TimeToLiveDescription", out.time_to_live);
}
static void ReadJson(WireCursor cursor, SourceTableFeatureDetails& out) {
  ReadStructure(cursor, "SourceTableFeatureDetails", out);
}

static void ReadMembers(const MemberReader& members, BackupDescription& out) {
  members.Read("BackupDetails", out.backup_details);
  SourceTableDetails details;
  members.Read("SourceTableDetails", details);
  SourceTableFeatureDetails features;
  members.Read("SourceTableFeatureDetails", features);
  out.source_table = std::move(details.table);
  out.source_table.local_secondary_indexes = std::move(features.local_secondary_indexes);
  out.source_table.global_secondary_indexes = std::move(features.global_secondary_indexes);
  if (features.time_to_live) {
    out.time_to_live_attribute = std::move(features.time_to_live->attribute_name);
  }
}
static void ReadJson(WireCursor cursor, BackupDescription& out) {
  ReadStructure(cursor, "BackupDescription", out);
}

static void ReadMembers(const MemberReader& members, CreateBackupRequest& out) {
  members.RequireTableName(out.table_name);
  RequireName(members, "BackupName", out.backup_name);
}
static void ReadMembers(const MemberReader& members, CreateBackupResponse& out) {
  members.Require("BackupDetails", out.backup_details);
}

static void ReadMembers(const MemberReader& members, DescribeBackupRequest& out) {
  RequireBackupArn(members, out.backup_arn);
}
static void ReadMembers(const MemberReader& members, DescribeBackupResponse& out) {
  members.Require("BackupDescription", out.backup_description);
}

static void ReadMembers(const MemberReader& members, DeleteBackupRequest& out) {
  RequireBackupArn(members, out.backup_arn);
}
static void ReadMembers(const MemberReader& members, DeleteBackupResponse& out) {
  members.Require("BackupDescription", out.backup_description);
}

static void ReadMembers(const MemberReader& members, ListBackupsRequest& out) {
  members.Read("BackupType", out.backup_type);
  members.Read("ExclusiveStartBackupArn", out.exclusive_start_backup_arn);
  members.CheckLength("ExclusiveStartBackupArn", kArnLength,
                      out.exclusive_start_backup_arn.value_or(""));
  members.Read("Limit", out.limit);
  members.CheckRange("Limit", out.limit, 1, 100);
  members.ReadName("TableName", out.table_name);
  members.Read("TimeRangeLowerBound", out.time_range_lower_bound);
  members.Read("TimeRangeUpperBound", out.time_range_upper_bound);
}

static void ReadMembers(const MemberReader& members, BackupSummary& out) {
  members.Read("TableName", out.table_name);
  members.Read("TableId", out.table_id);
  members.Read("TableArn", out.table_arn);
  ReadMembers(members, out.backup_details);
}
static void ReadJson(WireCursor cursor, BackupSummary& out) {
  ReadStructure(cursor, "BackupSummary", out);
}
static void ReadMembers(const MemberReader& members, ListBackupsResponse& out) {
  members.Read("BackupSummaries", out.backup_summaries);
  members.Read("LastEvaluatedBackupArn", out.last_evaluated_backup_arn);
}

static void ReadMembers(const MemberReader& members, RestoreTableFromBackupRequest& out) {
  RequireBackupArn(members, out.backup_arn);
  members.Read("BillingModeOverride", out.billing_mode_override);
  members.Read("GlobalSecondaryIndexOverride", out.global_secondary_index_override);
  members.Read("LocalSecondaryIndexOverride", out.local_secondary_index_override);
  members.Read("ProvisionedThroughputOverride", out.provisioned_throughput_override);
  members.Read("SSESpecificationOverride", out.sse_specification_override);
  RequireName(members, "TargetTableName", out.target_table_name);
}
static void ReadMembers(const MemberReader& members, RestoreTableFromBackupResponse& out) {
  members.Require("TableDescription", out.table_description);
}

template Result<CreateBackupRequest> FromJson(std::string_view);
template Result<CreateBackupResponse> FromJson(std::string_view);
template Result<DescribeBackupRequest> FromJson(std::string_view);
template Result<DescribeBackupResponse> FromJson(std::string_view);
template Result<DeleteBackupRequest> FromJson(std::string_view);
template Result<DeleteBackupResponse> FromJson(std::string_view);
template Result<ListBackupsRequest> FromJson(std::string_view);
template Result<ListBackupsResponse> FromJson(std::string_view);
template Result<RestoreTableFromBackupRequest> FromJson(std::string_view);
template Result<RestoreTableFromBackupResponse> FromJson(std::string_view);
static void WriteDetails(ObjectWriter& object, const BackupDetails& details) {
  object.Member("BackupArn", details.backup_arn);
  object.Member("BackupName", details.backup_name);
  object.Member("BackupSizeBytes", details.backup_size_bytes);
  object.Member("BackupStatus", details.backup_status);
  object.Member("BackupType", details.backup_type);
  object.Member("BackupCreationDateTime", details.backup_creation_date_time);
}

static void AppendJson(std::string& out, const BackupDetails& details) {
  ObjectWriter object(out);
  WriteDetails(object, details);
  object.End();
}

static std::vector<SecondaryIndex> IndexesOf(
    const std::vector<SecondaryIndexDescription>& descriptions) {
  std::vector<SecondaryIndex> indexes;
  for (const auto& description : descriptions) indexes.push_back(description.index);
  return indexes;
}

static void WriteSourceTable(std::string& out, ObjectWriter& object,
                             const TableDescription& table) {
  object.Name("SourceTableDetails");
  ObjectWriter details(out);
  details.Member("TableName", table.table_name);
  details.Member("TableId", table.table_id);
  details.Member("TableArn", table.table_arn);
  details.Member("TableSizeBytes", table.table_size_bytes);
  details.Member("KeySchema", table.key_schema);
  details.Member("TableCreationDateTime", table.creation_date_time);
  details.Member("ProvisionedThroughput", table.provisioned_throughput);
  details.Member("ItemCount", table.item_count);
  details.Member("BillingMode", table.billing_mode);
  details.End();
}

static void AppendJson(std::string& out, const BackupDescription& description) {
  const auto& table = description.source_table;
  ObjectWriter object(out);
  object.Member("BackupDetails", description.backup_details);
  WriteSourceTable(out, object, table);
  object.Name("SourceTableFeatureDetails");
  ObjectWriter features(out);
  features.MemberUnlessEmpty("LocalSecondaryIndexes", IndexesOf(table.local_secondary_indexes));
  features.MemberUnlessEmpty("GlobalSecondaryIndexes", IndexesOf(table.global_secondary_indexes));
  if (description.time_to_live_attribute) {
    features.Name("TimeToLiveDescription");
    ObjectWriter time_to_live(out);
    time_to_live.Member("TimeToLiveStatus", TimeToLiveStatus::kEnabled);
    time_to_live.Member("AttributeName", *description.time_to_live_attribute);
    time_to_live.End();
  }
  features.End();
  object.End();
}

static void AppendJson(std::string& out, const BackupSummary& summary) {
  ObjectWriter object(out);
  object.Member("TableName", summary.table_name);
  object.Member("TableId", summary.table_id);
  object.Member("TableArn", summary.table_arn);
  WriteDetails(object, summary.backup_details);
  object.End();
}

void AppendJson(std::string& out, const CreateBackupRequest& request) {
  ObjectWriter object(out);
  object.Member("TableName", request.table_name);
  object.Member("BackupName", request.backup_name);
  object.End();
}
void AppendJson(std::string& out, const CreateBackupResponse& response) {
  AppendOne(out, "BackupDetails", response.backup_details);
}
void AppendJson(std::string& out, const DescribeBackupRequest& request) {
  AppendOne(out, "BackupArn", request.backup_arn);
}
void AppendJson(std::string& out, const DescribeBackupResponse& response) {
  AppendOne(out, "BackupDescription", response.backup_description);
}
void AppendJson(std::string& out, const DeleteBackupRequest& request) {
  AppendOne(out, "BackupArn", request.backup_arn);
}
void AppendJson(std::string& out, const DeleteBackupResponse& response) {
  AppendOne(out, "BackupDescription", response.backup_description);
}

void AppendJson(std::string& out, const ListBackupsRequest& request) {
  ObjectWriter object(out);
  object.Member("TableName", request.table_name);
  object.Member("Limit", request.limit);
  object.Member("TimeRangeLowerBound", request.time_range_lower_bound);
  object.Member("TimeRangeUpperBound", request.time_range_upper_bound);
  object.Member("ExclusiveStartBackupArn", request.exclusive_start_backup_arn);
  object.Member("BackupType", request.backup_type);
  object.End();
}
void AppendJson(std::string& out, const ListBackupsResponse& response) {
  ObjectWriter object(out);
  object.Member("BackupSummaries", response.backup_summaries);
  object.Member("LastEvaluatedBackupArn", response.last_evaluated_backup_arn);
  object.End();
}

void AppendJson(std::string& out, const RestoreTableFromBackupRequest& request) {
  ObjectWriter object(out);
  object.Member("TargetTableName", request.target_table_name);
  object.Member("BackupArn", request.backup_arn);
  object.Member("BillingModeOverride", request.billing_mode_override);
  object.Member("GlobalSecondaryIndexOverride", request.global_secondary_index_override);
  object.Member("LocalSecondaryIndexOverride", request.local_secondary_index_override);
  object.Member("ProvisionedThroughputOverride", request.provisioned_throughput_override);
  object.Member("SSESpecificationOverride", request.sse_specification_override);
  object.End();
}
void AppendJson(std::string& out, const RestoreTableFromBackupResponse& response) {
  AppendOne(out, "TableDescription", response.table_description);
}

}  // namespace flavorbot::dynamodb
