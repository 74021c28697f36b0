// UpdateTable on the wire.
//
// Source: API reference, UpdateTable, GlobalSecondaryIndexUpdate, ReplicationGroupUpdate.
#include "dynamodb/wire_message.h"
#include "dynamodb/wire_table.h"

namespace flavorbot::dynamodb {

static void RequireIndexName(const MemberReader& members, std::string& out) {
  std::optional<std::string> name;
  members.ReadName("IndexName", name);
  if (name) {
    out = *std::move(name);
  } else {
    members.AddConstraint("IndexName", "null", "Member must not be null");
  }
}

static void ReadMembers(const MemberReader& members, GlobalSecondaryIndexUpdate::Update& out) {
  RequireIndexName(members, out.index_name);
  members.Require("ProvisionedThroughput", out.provisioned_throughput);
}
static void ReadJson(WireCursor cursor, GlobalSecondaryIndexUpdate::Update& out) {
  ReadStructure(cursor, "UpdateGlobalSecondaryIndexAction", out);
}

static void ReadMembers(const MemberReader& members, GlobalSecondaryIndexUpdate::Delete& out) {
  RequireIndexName(members, out.index_name);
}
static void ReadJson(WireCursor cursor, GlobalSecondaryIndexUpdate::Delete& out) {
  ReadStructure(cursor, "DeleteGlobalSecondaryIndexAction", out);
}

static void ReadMembers(const MemberReader& members, GlobalSecondaryIndexUpdate& out) {
  members.Read("Update", out.update);
  members.Read("Create", out.create);
  members.Read("Delete", out.remove);
}
static void ReadJson(WireCursor cursor, GlobalSecondaryIndexUpdate& out) {
  ReadStructure(cursor, "GlobalSecondaryIndexUpdate", out);
}

static void ReadMembers(const MemberReader& members, ReplicaUpdate::Create& out) {
  members.Require("RegionName", out.region_name);
}
static void ReadJson(WireCursor cursor, ReplicaUpdate::Create& out) {
  ReadStructure(cursor, "CreateReplicationGroupMemberAction", out);
}

static void ReadMembers(const MemberReader& members, ReplicaUpdate& out) {
  members.Read("Create", out.create);
}
static void ReadJson(WireCursor cursor, ReplicaUpdate& out) {
  ReadStructure(cursor, "ReplicationGroupUpdate", out);
}

static void ReadMembers(const MemberReader& members, UpdateTableRequest& out) {
  members.RequireTableName(out.table_name);
  members.Read("ProvisionedThroughput", out.provisioned_throughput);
  members.Read("BillingMode", out.billing_mode);
  members.Read("AttributeDefinitions", out.attribute_definitions);
  members.Read("GlobalSecondaryIndexUpdates", out.global_secondary_index_updates);
  members.Read("StreamSpecification", out.stream_specification);
  members.Read("SSESpecification", out.sse_specification);
  members.Read("TableClass", out.table_class);
  members.Read("DeletionProtectionEnabled", out.deletion_protection_enabled);
  members.Read("ReplicaUpdates", out.replica_updates);
}
static void ReadMembers(const MemberReader& members, UpdateTableResponse& out) {
  members.Require("TableDescription", out.table_description);
}

template Result<UpdateTableRequest> FromJson(std::string_view);
template Result<UpdateTableResponse> FromJson(std::string_view);

static void AppendJson(std::string& out, const GlobalSecondaryIndexUpdate::Update& update) {
  ObjectWriter object(out);
  object.Member("IndexName", update.index_name);
  object.Member("ProvisionedThroughput", update.provisioned_throughput);
  object.End();
}
static void AppendJson(std::string& out, const GlobalSecondaryIndexUpdate::Delete& remove) {
  ObjectWriter object(out);
  object.Member("IndexName", remove.index_name);
  object.End();
}
static void AppendJson(std::string& out, const GlobalSecondaryIndexUpdate& update) {
  ObjectWriter object(out);
  object.Member("Update", update.update);
  object.Member("Create", update.create);
  object.Member("Delete", update.remove);
  object.End();
}

static void AppendJson(std::string& out, const ReplicaUpdate::Create& create) {
  AppendOne(out, "RegionName", create.region_name);
}
static void AppendJson(std::string& out, const ReplicaUpdate& update) {
  ObjectWriter object(out);
  object.Member("Create", update.create);
  object.End();
}

void AppendJson(std::string& out, const UpdateTableRequest& request) {
  ObjectWriter object(out);
  object.Member("TableName", request.table_name);
  object.Member("AttributeDefinitions", request.attribute_definitions);
  object.Member("BillingMode", request.billing_mode);
  object.Member("ProvisionedThroughput", request.provisioned_throughput);
  object.Member("GlobalSecondaryIndexUpdates", request.global_secondary_index_updates);
  object.Member("StreamSpecification", request.stream_specification);
  object.Member("SSESpecification", request.sse_specification);
  object.Member("TableClass", request.table_class);
  object.Member("DeletionProtectionEnabled", request.deletion_protection_enabled);
  object.Member("ReplicaUpdates", request.replica_updates);
  object.End();
}

void AppendJson(std::string& out, const UpdateTableResponse& response) {
  ObjectWriter object(out);
  object.Member("TableDescription", response.table_description);
  object.End();
}

}  // namespace flavorbot::dynamodb
