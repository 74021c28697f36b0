// CreateTable, DescribeTable, ListTables, DeleteTable, UpdateTimeToLive and DescribeTimeToLive on
// the wire.
#include "dynamodb/wire_message.h"
#include "dynamodb/wire_table.h"

namespace flavorbot::dynamodb {

static void ReadMembers(const MemberReader& members, CreateTableRequest& out) {
  members.Require("AttributeDefinitions", out.attribute_definitions);
  members.RequireTableName(out.table_name);
  members.Read("BillingMode", out.billing_mode);
  members.Read("ProvisionedThroughput", out.provisioned_throughput);
  members.Require("KeySchema", out.key_schema);
  if (const auto* keys = members.Find("KeySchema"); keys != nullptr && keys->is_array()) {
    members.CheckNotEmpty("KeySchema", keys->get_array().size(), "[]");
  }
  members.Read("LocalSecondaryIndexes", out.local_secondary_indexes);
  members.Read("GlobalSecondaryIndexes", out.global_secondary_indexes);
  members.Read("StreamSpecification", out.stream_specification);
  members.Read("SSESpecification", out.sse_specification);
  members.Read("TableClass", out.table_class);
  members.Read("DeletionProtectionEnabled", out.deletion_protection_enabled);
  members.Read("Tags", out.tags);
}

static void ReadMembers(const MemberReader& members, CreateTableResponse& out) {
  members.Require("TableDescription", out.table_description);
}

static void ReadMembers(const MemberReader& members, DescribeTableRequest& out) {
  members.RequireTableName(out.table_name);
}
static void ReadMembers(const MemberReader& members, DescribeTableResponse& out) {
  members.Require("Table", out.table);
}

static void ReadMembers(const MemberReader& members, ListTablesRequest& out) {
  members.Read("Limit", out.limit);
  members.CheckRange("Limit", out.limit, 1, 100);
  members.ReadName("ExclusiveStartTableName", out.exclusive_start_table_name);
}
static void ReadMembers(const MemberReader& members, ListTablesResponse& out) {
  members.Read("TableNames", out.table_names);
  members.Read("LastEvaluatedTableName", out.last_evaluated_table_name);
}

static void ReadMembers(const MemberReader& members, DeleteTableRequest& out) {
  members.RequireTableName(out.table_name);
}
static void ReadMembers(const MemberReader& members, DeleteTableResponse& out) {
  members.Require("TableDescription", out.table_description);
}

static void ReadMembers(const MemberReader& members, TimeToLiveSpecification& out) {
  members.Require("Enabled", out.enabled);
  members.Require("AttributeName", out.attribute_name);
  if (members.Find("AttributeName") != nullptr) {
    members.CheckNotEmpty("AttributeName", out.attribute_name.size(), "");
  }
}
static void ReadJson(WireCursor cursor, TimeToLiveSpecification& out) {
  ReadStructure(cursor, "TimeToLiveSpecification", out);
}

static void ReadMembers(const MemberReader& members, UpdateTimeToLiveRequest& out) {
  members.RequireTableName(out.table_name);
  members.Require("TimeToLiveSpecification", out.time_to_live_specification);
}
static void ReadMembers(const MemberReader& members, UpdateTimeToLiveResponse& out) {
  members.Require("TimeToLiveSpecification", out.time_to_live_specification);
}

static void ReadMembers(const MemberReader& members, DescribeTimeToLiveRequest& out) {
  members.RequireTableName(out.table_name);
}

namespace {

struct TimeToLiveDescription {
  DescribeTimeToLiveResponse response;
};

}  // namespace

static void ReadJson(WireCursor cursor, TimeToLiveDescription& out) {
  const auto* object =
      StructureOf(cursor, "com.amazonaws.dynamodb.v20120810.TimeToLiveDescription");
  if (object == nullptr) return;
  const MemberReader members(*object, cursor);
  members.Read("TimeToLiveStatus", out.response.time_to_live_status);
  members.Read("AttributeName", out.response.attribute_name);
}

static void ReadMembers(const MemberReader& members, DescribeTimeToLiveResponse& out) {
  TimeToLiveDescription description;
  members.Require("TimeToLiveDescription", description);
  out = std::move(description.response);
}

template Result<CreateTableRequest> FromJson(std::string_view);
template Result<CreateTableResponse> FromJson(std::string_view);
template Result<DescribeTableRequest> FromJson(std::string_view);
template Result<DescribeTableResponse> FromJson(std::string_view);
template Result<ListTablesRequest> FromJson(std::string_view);
template Result<ListTablesResponse> FromJson(std::string_view);
template Result<DeleteTableRequest> FromJson(std::string_view);
template Result<DeleteTableResponse> FromJson(std::string_view);
template Result<UpdateTimeToLiveRequest> FromJson(std::string_view);
template Result<UpdateTimeToLiveResponse> FromJson(std::string_view);
template Result<DescribeTimeToLiveRequest> FromJson(std::string_view);
template Result<DescribeTimeToLiveResponse> FromJson(std::string_view);

static void AppendJson(std::string& out, const TimeToLiveSpecification& specification) {
  ObjectWriter object(out);
  object.Member("Enabled", specification.enabled);
  object.Member("AttributeName", specification.attribute_name);
  object.End();
}

void AppendJson(std::string& out, const CreateTableRequest& request) {
  ObjectWriter object(out);
  object.Member("TableName", request.table_name);
  object.Member("AttributeDefinitions", request.attribute_definitions);
  object.Member("KeySchema", request.key_schema);
  object.Member("LocalSecondaryIndexes", request.local_secondary_indexes);
  object.Member("GlobalSecondaryIndexes", request.global_secondary_indexes);
  object.Member("BillingMode", request.billing_mode);
  object.Member("ProvisionedThroughput", request.provisioned_throughput);
  object.Member("StreamSpecification", request.stream_specification);
  object.Member("SSESpecification", request.sse_specification);
  object.Member("TableClass", request.table_class);
  object.MemberUnless(false, "DeletionProtectionEnabled", request.deletion_protection_enabled);
  object.MemberUnlessEmpty("Tags", request.tags);
  object.End();
}

void AppendJson(std::string& out, const CreateTableResponse& response) {
  AppendOne(out, "TableDescription", response.table_description);
}
void AppendJson(std::string& out, const DescribeTableRequest& request) {
  AppendOne(out, "TableName", request.table_name);
}
void AppendJson(std::string& out, const DescribeTableResponse& response) {
  AppendOne(out, "Table", response.table);
}

void AppendJson(std::string& out, const ListTablesRequest& request) {
  ObjectWriter object(out);
  object.Member("ExclusiveStartTableName", request.exclusive_start_table_name);
  object.Member("Limit", request.limit);
  object.End();
}

void AppendJson(std::string& out, const ListTablesResponse& response) {
  ObjectWriter object(out);
  object.Member("TableNames", response.table_names);
  object.Member("LastEvaluatedTableName", response.last_evaluated_table_name);
  object.End();
}

void AppendJson(std::string& out, const DeleteTableRequest& request) {
  AppendOne(out, "TableName", request.table_name);
}
void AppendJson(std::string& out, const DeleteTableResponse& response) {
  AppendOne(out, "TableDescription", response.table_description);
}

void AppendJson(std::string& out, const UpdateTimeToLiveRequest& request) {
  ObjectWriter object(out);
  object.Member("TableName", request.table_name);
  object.Member("TimeToLiveSpecification", request.time_to_live_specification);
  object.End();
}

void AppendJson(std::string& out, const UpdateTimeToLiveResponse& response) {
  AppendOne(out, "TimeToLiveSpecification", response.time_to_live_specification);
}
void AppendJson(std::string& out, const DescribeTimeToLiveRequest& request) {
  AppendOne(out, "TableName", request.table_name);
}

void AppendJson(std::string& out, const DescribeTimeToLiveResponse& response) {
  ObjectWriter object(out);
  object.Name("TimeToLiveDescription");
  ObjectWriter description(out);
  description.Member("TimeToLiveStatus", response.time_to_live_status);
  description.Member("AttributeName", response.attribute_name);
  description.End();
  object.End();
}

}  // namespace flavorbot::dynamodb
