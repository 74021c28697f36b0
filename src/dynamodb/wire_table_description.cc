// TableDescription on the wire.
//
// Source: API reference, TableDescription and the types it is made of.
#include "dynamodb/wire_message.h"
#include "dynamodb/wire_table.h"

namespace flavorbot::dynamodb {
namespace {

struct BillingModeSummary {
  BillingMode billing_mode = BillingMode::kProvisioned;
  std::optional<base::TimePoint> last_update;
};

struct TableClassSummary {
  std::optional<TableClass> table_class;
  std::optional<base::TimePoint> last_update;
};

struct SseDescription {
  std::string status;
  SseSpecification specification;
};

// A throughput as a description tells it: with what requests don't have.
struct ThroughputDescription {
  ProvisionedThroughput throughput;
  ThroughputChanges changes;
};

}  // namespace

static void ReadMembers(const MemberReader& members, BillingModeSummary& out) {
  members.Read("BillingMode", out.billing_mode);
  members.Read("LastUpdateToPayPerRequestDateTime", out.last_update);
}
static void ReadJson(WireCursor cursor, BillingModeSummary& out) {
  ReadStructure(cursor, "BillingModeSummary", out);
}

static void ReadMembers(const MemberReader& members, TableClassSummary& out) {
  members.Read("TableClass", out.table_class);
  members.Read("LastUpdateDateTime", out.last_update);
}
static void ReadJson(WireCursor cursor, TableClassSummary& out) {
  ReadStructure(cursor, "TableClassSummary", out);
}

static void ReadMembers(const MemberReader& members, SseDescription& out) {
  members.Read("Status", out.status);
  members.Read("SSEType", out.specification.sse_type);
  members.Read("KMSMasterKeyArn", out.specification.kms_master_key_id);
  out.specification.enabled = out.status != "DISABLED";
}
static void ReadJson(WireCursor cursor, SseDescription& out) {
  ReadStructure(cursor, "SSEDescription", out);
}

static void ReadMembers(const MemberReader& members, RestoreSummary& out) {
  members.Read("SourceBackupArn", out.source_backup_arn);
  members.Read("SourceTableArn", out.source_table_arn);
  members.Read("RestoreDateTime", out.restore_date_time);
}
static void ReadJson(WireCursor cursor, RestoreSummary& out) {
  ReadStructure(cursor, "RestoreSummary", out);
}

static void ReadMembers(const MemberReader& members, ReplicaDescription& out) {
  members.Read("RegionName", out.region_name);
  members.Read("ReplicaStatus", out.replica_status);
  members.Read("ReplicaStatusDescription", out.replica_status_description);
  members.Read("ReplicaStatusPercentProgress", out.replica_status_percent_progress);
}
static void ReadJson(WireCursor cursor, ReplicaDescription& out) {
  ReadStructure(cursor, "ReplicaDescription", out);
}

static void ReadMembers(const MemberReader& members, ThroughputDescription& out) {
  members.Read("ReadCapacityUnits", out.throughput.read_capacity_units);
  members.Read("WriteCapacityUnits", out.throughput.write_capacity_units);
  members.Read("NumberOfDecreasesToday", out.changes.decreases_today);
  members.Read("LastIncreaseDateTime", out.changes.last_increase);
  members.Read("LastDecreaseDateTime", out.changes.last_decrease);
}
static void ReadJson(WireCursor cursor, ThroughputDescription& out) {
  ReadStructure(cursor, "ProvisionedThroughputDescription", out);
}

static void ReadMembers(const MemberReader& members, SecondaryIndexDescription& out) {
  ReadIndexMembers(members, out.index);
  if (members.Find("ProvisionedThroughput") != nullptr) {
    ThroughputDescription description;
    members.Read("ProvisionedThroughput", description);
    out.index.provisioned_throughput = description.throughput;
    out.throughput_changes = description.changes;
  }
  members.Read("IndexStatus", out.index_status);
  members.Read("Backfilling", out.backfilling);
  members.Read("ItemCount", out.item_count);
  members.Read("IndexSizeBytes", out.index_size_bytes);
  members.Read("IndexArn", out.index_arn);
}
void ReadJson(WireCursor cursor, SecondaryIndexDescription& out) {
  ReadStructure(cursor, "SecondaryIndexDescription", out);
}

static void ReadMembers(const MemberReader& members, TableDescription& out) {
  members.Read("TableName", out.table_name);
  members.Read("TableId", out.table_id);
  members.Read("TableArn", out.table_arn);
  members.Read("TableStatus", out.table_status);
  members.Read("CreationDateTime", out.creation_date_time);
  members.Read("AttributeDefinitions", out.attribute_definitions);
  members.Read("KeySchema", out.key_schema);
  BillingModeSummary billing;
  members.Read("BillingModeSummary", billing);
  out.billing_mode = billing.billing_mode;
  out.last_update_to_pay_per_request = billing.last_update;
  ThroughputDescription throughput;
  members.Read("ProvisionedThroughput", throughput);
  out.provisioned_throughput = throughput.throughput;
  out.throughput_changes = throughput.changes;
  members.Read("LocalSecondaryIndexes", out.local_secondary_indexes);
  members.Read("GlobalSecondaryIndexes", out.global_secondary_indexes);
  members.Read("ItemCount", out.item_count);
  members.Read("TableSizeBytes", out.table_size_bytes);
  members.Read("DeletionProtectionEnabled", out.deletion_protection_enabled);
  TableClassSummary table_class;
  members.Read("TableClassSummary", table_class);
  out.table_class = table_class.table_class;
  out.last_update_of_table_class = table_class.last_update;
  members.Read("StreamSpecification", out.stream_specification);
  members.Read("LatestStreamLabel", out.latest_stream_label);
  members.Read("LatestStreamArn", out.latest_stream_arn);
  std::optional<SseDescription> sse;
  members.Read("SSEDescription", sse);
  if (sse) out.sse_specification = std::move(sse->specification);
  members.Read("RestoreSummary", out.restore_summary);
  members.Read("GlobalTableVersion", out.global_table_version);
  members.Read("Replicas", out.replicas);
}

void ReadJson(WireCursor cursor, TableDescription& out) {
  ReadStructure(cursor, "TableDescription", out);
}

namespace {

enum class IndexKind { kLocal, kGlobal };

void WriteThroughput(std::string& out, ObjectWriter& parent,
                     const ProvisionedThroughput& throughput, const ThroughputChanges& changes) {
  parent.Name("ProvisionedThroughput");
  ObjectWriter object(out);
  object.Member("LastIncreaseDateTime", changes.last_increase);
  object.Member("LastDecreaseDateTime", changes.last_decrease);
  object.Member("NumberOfDecreasesToday", changes.decreases_today);
  object.Member("ReadCapacityUnits", throughput.read_capacity_units);
  object.Member("WriteCapacityUnits", throughput.write_capacity_units);
  object.End();
}

void WriteIndexes(std::string& out, ObjectWriter& table, std::string_view member, IndexKind kind,
                  const std::vector<SecondaryIndexDescription>& indexes) {
  if (indexes.empty()) return;
  table.Name(member);
  char before = '[';
  for (const SecondaryIndexDescription& description : indexes) {
    out += before;
    before = ',';
    ObjectWriter object(out);
    WriteIndexMembers(object, description.index);
    if (kind == IndexKind::kGlobal) {
      object.Member("IndexStatus", description.index_status);
      if (description.index_status == TableStatus::kCreating) {
        object.Member("Backfilling", description.backfilling);
      }
      WriteThroughput(out, object,
                      description.index.provisioned_throughput.value_or(ProvisionedThroughput{}),
                      description.throughput_changes);
    }
    object.Member("IndexSizeBytes", description.index_size_bytes);
    object.Member("ItemCount", description.item_count);
    object.Member("IndexArn", description.index_arn);
    object.End();
  }
  out += ']';
}

// The service tells of the billing mode once a table was on demand.
void WriteBilling(std::string& out, ObjectWriter& object, const TableDescription& table) {
  if (table.billing_mode == BillingMode::kProvisioned && !table.last_update_to_pay_per_request) {
    return;
  }
  object.Name("BillingModeSummary");
  ObjectWriter summary(out);
  summary.Member("BillingMode", table.billing_mode);
  summary.Member("LastUpdateToPayPerRequestDateTime",
                 table.last_update_to_pay_per_request.value_or(table.creation_date_time));
  summary.End();
}

void WriteTableClass(std::string& out, ObjectWriter& object, const TableDescription& table) {
  if (!table.table_class) return;
  object.Name("TableClassSummary");
  ObjectWriter summary(out);
  summary.Member("TableClass", table.table_class);
  summary.Member("LastUpdateDateTime", table.last_update_of_table_class);
  summary.End();
}

void WriteSse(std::string& out, ObjectWriter& object, const TableDescription& table) {
  const auto& sse = table.sse_specification;
  if (!sse || !sse->enabled) return;
  object.Name("SSEDescription");
  ObjectWriter description(out);
  description.Member("Status", std::string_view("ENABLED"));
  description.Member("SSEType", sse->sse_type);
  description.Member("KMSMasterKeyArn", sse->kms_master_key_id);
  description.End();
}

void WriteRestore(std::string& out, ObjectWriter& object, const TableDescription& table) {
  if (!table.restore_summary) return;
  object.Name("RestoreSummary");
  ObjectWriter summary(out);
  summary.MemberUnlessEmpty("SourceBackupArn", table.restore_summary->source_backup_arn);
  summary.MemberUnlessEmpty("SourceTableArn", table.restore_summary->source_table_arn);
  summary.Member("RestoreDateTime", table.restore_summary->restore_date_time);
  summary.Member("RestoreInProgress", table.table_status == TableStatus::kCreating);
  summary.End();
}

}  // namespace

static void AppendJson(std::string& out, const ReplicaDescription& replica) {
  ObjectWriter object(out);
  object.Member("RegionName", replica.region_name);
  object.Member("ReplicaStatus", replica.replica_status);
  object.MemberUnlessEmpty("ReplicaStatusDescription", replica.replica_status_description);
  object.MemberUnlessEmpty("ReplicaStatusPercentProgress", replica.replica_status_percent_progress);
  object.End();
}

void AppendJson(std::string& out, const TableDescription& table) {
  ObjectWriter object(out);
  object.Member("AttributeDefinitions", table.attribute_definitions);
  object.Member("TableName", table.table_name);
  object.Member("KeySchema", table.key_schema);
  object.Member("TableStatus", table.table_status);
  object.Member("CreationDateTime", table.creation_date_time);
  WriteThroughput(out, object, table.provisioned_throughput, table.throughput_changes);
  object.Member("TableSizeBytes", table.table_size_bytes);
  object.Member("ItemCount", table.item_count);
  object.Member("TableArn", table.table_arn);
  object.Member("TableId", table.table_id);
  WriteBilling(out, object, table);
  WriteIndexes(out, object, "LocalSecondaryIndexes", IndexKind::kLocal,
               table.local_secondary_indexes);
  WriteIndexes(out, object, "GlobalSecondaryIndexes", IndexKind::kGlobal,
               table.global_secondary_indexes);
  object.Member("StreamSpecification", table.stream_specification);
  object.Member("LatestStreamLabel", table.latest_stream_label);
  object.Member("LatestStreamArn", table.latest_stream_arn);
  WriteTableClass(out, object, table);
  WriteSse(out, object, table);
  WriteRestore(out, object, table);
  object.Member("DeletionProtectionEnabled", table.deletion_protection_enabled);
  object.Member("GlobalTableVersion", table.global_table_version);
  object.MemberUnlessEmpty("Replicas", table.replicas);
  object.End();
}

}  // namespace flavorbot::dynamodb
