#include "dynamodb/wire_table.h"

#include <array>
#include <charconv>
#include <cmath>

#include "dynamodb/wire_message.h"

namespace flavorbot::dynamodb {

static void ReadMembers(const MemberReader& members, AttributeDefinition& out) {
  members.Require("AttributeName", out.attribute_name);
  members.Require("AttributeType", out.attribute_type);
}
static void ReadMembers(const MemberReader& members, KeySchemaElement& out) {
  members.Require("AttributeName", out.attribute_name);
  members.Require("KeyType", out.key_type);
}
static void ReadMembers(const MemberReader& members, Projection& out) {
  members.Read("ProjectionType", out.projection_type);
  members.Read("NonKeyAttributes", out.non_key_attributes);
  if (const auto* names = members.Find("NonKeyAttributes"); names != nullptr && names->is_array()) {
    members.CheckNotEmpty("NonKeyAttributes", names->get_array().size(), "[]");
  }
}
static void ReadMembers(const MemberReader& members, ProvisionedThroughput& out) {
  members.Require("WriteCapacityUnits", out.write_capacity_units);
  members.Require("ReadCapacityUnits", out.read_capacity_units);
}
static void ReadMembers(const MemberReader& members, SecondaryIndex& out) {
  std::optional<std::string> name;
  members.ReadName("IndexName", name);
  if (name) {
    out.index_name = *std::move(name);
  } else {
    members.AddConstraint("IndexName", "null", "Member must not be null");
  }
  members.Require("KeySchema", out.key_schema);
  members.Require("Projection", out.projection);
  members.Read("ProvisionedThroughput", out.provisioned_throughput);
}

namespace {

struct BillingModeSummary {
  BillingMode billing_mode = BillingMode::kProvisioned;
};

// A date is a number of seconds with a fraction.
base::TimePoint ToTimePoint(double seconds) {
  return base::TimePoint{std::chrono::milliseconds{std::llround(seconds * 1000)}};
}

void AppendTime(std::string& out, base::TimePoint time) {
  const auto ms = time.time_since_epoch().count();
  base::AppendJsonInteger(out, ms / 1000);
  const std::string fraction = std::to_string(1000 + ms % 1000);
  out.append(".").append(fraction, 1);
}

}  // namespace

static void ReadMembers(const MemberReader& members, BillingModeSummary& out) {
  members.Read("BillingMode", out.billing_mode);
}
static void ReadJson(WireCursor cursor, BillingModeSummary& out) {
  ReadStructure(cursor, "BillingModeSummary", out);
}

static void ReadMembers(const MemberReader& members, SecondaryIndexDescription& out) {
  ReadMembers(members, out.index);
  members.Read("IndexStatus", out.index_status);
  members.Read("ItemCount", out.item_count);
  members.Read("IndexSizeBytes", out.index_size_bytes);
  members.Read("IndexArn", out.index_arn);
}
static void ReadJson(WireCursor cursor, SecondaryIndexDescription& out) {
  ReadStructure(cursor, "SecondaryIndexDescription", out);
}

static void ReadMembers(const MemberReader& members, TableDescription& out) {
  members.Read("TableName", out.table_name);
  members.Read("TableId", out.table_id);
  members.Read("TableArn", out.table_arn);
  members.Read("TableStatus", out.table_status);
  double created = 0;
  members.Read("CreationDateTime", created);
  out.creation_date_time = ToTimePoint(created);
  members.Read("AttributeDefinitions", out.attribute_definitions);
  members.Read("KeySchema", out.key_schema);
  BillingModeSummary billing;
  members.Read("BillingModeSummary", billing);
  out.billing_mode = billing.billing_mode;
  members.Read("ProvisionedThroughput", out.provisioned_throughput);
  members.Read("LocalSecondaryIndexes", out.local_secondary_indexes);
  members.Read("GlobalSecondaryIndexes", out.global_secondary_indexes);
  members.Read("ItemCount", out.item_count);
  members.Read("TableSizeBytes", out.table_size_bytes);
  members.Read("DeletionProtectionEnabled", out.deletion_protection_enabled);
}

void ReadJson(WireCursor cursor, AttributeDefinition& out) {
  ReadStructure(cursor, "AttributeDefinition", out);
}
void ReadJson(WireCursor cursor, KeySchemaElement& out) {
  ReadStructure(cursor, "KeySchemaElement", out);
}
void ReadJson(WireCursor cursor, Projection& out) { ReadStructure(cursor, "Projection", out); }
void ReadJson(WireCursor cursor, ProvisionedThroughput& out) {
  ReadStructure(cursor, "ProvisionedThroughput", out);
}
void ReadJson(WireCursor cursor, SecondaryIndex& out) {
  ReadStructure(cursor, "SecondaryIndex", out);
}
void ReadJson(WireCursor cursor, TableDescription& out) {
  ReadStructure(cursor, "TableDescription", out);
}

void AppendJson(std::string& out, const AttributeDefinition& definition) {
  ObjectWriter object(out);
  object.Member("AttributeName", definition.attribute_name);
  object.Member("AttributeType", definition.attribute_type);
  object.End();
}

void AppendJson(std::string& out, const KeySchemaElement& element) {
  ObjectWriter object(out);
  object.Member("AttributeName", element.attribute_name);
  object.Member("KeyType", element.key_type);
  object.End();
}

void AppendJson(std::string& out, const Projection& projection) {
  ObjectWriter object(out);
  object.Member("ProjectionType", projection.projection_type);
  object.MemberUnlessEmpty("NonKeyAttributes", projection.non_key_attributes);
  object.End();
}

void AppendJson(std::string& out, const ProvisionedThroughput& throughput) {
  ObjectWriter object(out);
  object.Member("ReadCapacityUnits", throughput.read_capacity_units);
  object.Member("WriteCapacityUnits", throughput.write_capacity_units);
  object.End();
}

static void WriteIndex(ObjectWriter& object, const SecondaryIndex& index) {
  object.Member("IndexName", index.index_name);
  object.Member("KeySchema", index.key_schema);
  object.Member("Projection", index.projection);
}

void AppendJson(std::string& out, const SecondaryIndex& index) {
  ObjectWriter object(out);
  WriteIndex(object, index);
  object.Member("ProvisionedThroughput", index.provisioned_throughput);
  object.End();
}

namespace {

enum class IndexKind { kLocal, kGlobal };

// As a description tells it: with a figure that requests don't have.
void AppendThroughput(std::string& out, const ProvisionedThroughput& throughput) {
  ObjectWriter object(out);
  object.Member("NumberOfDecreasesToday", std::int32_t{0});
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
    WriteIndex(object, description.index);
    if (kind == IndexKind::kGlobal) {
      object.Member("IndexStatus", description.index_status);
      object.Name("ProvisionedThroughput");
      AppendThroughput(out,
                       description.index.provisioned_throughput.value_or(ProvisionedThroughput{}));
    }
    object.Member("IndexSizeBytes", description.index_size_bytes);
    object.Member("ItemCount", description.item_count);
    object.Member("IndexArn", description.index_arn);
    object.End();
  }
  out += ']';
}

}  // namespace

void AppendJson(std::string& out, const TableDescription& table) {
  ObjectWriter object(out);
  object.Member("AttributeDefinitions", table.attribute_definitions);
  object.Member("TableName", table.table_name);
  object.Member("KeySchema", table.key_schema);
  object.Member("TableStatus", table.table_status);
  object.Name("CreationDateTime");
  AppendTime(out, table.creation_date_time);
  object.Name("ProvisionedThroughput");
  AppendThroughput(out, table.provisioned_throughput);
  object.Member("TableSizeBytes", table.table_size_bytes);
  object.Member("ItemCount", table.item_count);
  object.Member("TableArn", table.table_arn);
  object.Member("TableId", table.table_id);
  if (table.billing_mode == BillingMode::kPayPerRequest) {
    object.Name("BillingModeSummary");
    ObjectWriter summary(out);
    summary.Member("BillingMode", table.billing_mode);
    summary.Name("LastUpdateToPayPerRequestDateTime");
    AppendTime(out, table.creation_date_time);
    summary.End();
  }
  WriteIndexes(out, object, "LocalSecondaryIndexes", IndexKind::kLocal,
               table.local_secondary_indexes);
  WriteIndexes(out, object, "GlobalSecondaryIndexes", IndexKind::kGlobal,
               table.global_secondary_indexes);
  object.Member("DeletionProtectionEnabled", table.deletion_protection_enabled);
  object.End();
}

}  // namespace flavorbot::dynamodb
