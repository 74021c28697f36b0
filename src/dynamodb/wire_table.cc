#include "dynamodb/wire_table.h"

#include <limits>

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
  const auto check = [&members](std::string_view member, std::int64_t units) {
    if (members.Find(member) == nullptr) return;  // told already
    members.CheckRange(member, std::optional(units), std::int64_t{1},
                       std::numeric_limits<std::int64_t>::max());
  };
  check("WriteCapacityUnits", out.write_capacity_units);
  check("ReadCapacityUnits", out.read_capacity_units);
}
static void ReadMembers(const MemberReader& members, StreamSpecification& out) {
  members.Require("StreamEnabled", out.stream_enabled);
  members.Read("StreamViewType", out.stream_view_type);
}
static void ReadMembers(const MemberReader& members, SseSpecification& out) {
  members.Read("Enabled", out.enabled);
  members.Read("SSEType", out.sse_type);
  members.Read("KMSMasterKeyId", out.kms_master_key_id);
  if (!out.sse_type || out.sse_type == "AES256" || out.sse_type == "KMS") return;
  members.AddConstraint("SSEType", "'" + *out.sse_type + "'",
                        "Member must satisfy enum value set: [AES256, KMS]");
}

static void ReadMembers(const MemberReader& members, Tag& out) {
  members.Require("Key", out.key);
  members.Require("Value", out.value);
  members.CheckLength("Key", {1, 128}, out.key);
  members.CheckLength("Value", {0, 256}, out.value);
}

void ReadIndexMembers(const MemberReader& members, SecondaryIndex& out) {
  std::optional<std::string> name;
  members.ReadName("IndexName", name);
  if (name) {
    out.index_name = *std::move(name);
  } else {
    members.AddConstraint("IndexName", "null", "Member must not be null");
  }
  members.Require("KeySchema", out.key_schema);
  members.Require("Projection", out.projection);
}
static void ReadMembers(const MemberReader& members, SecondaryIndex& out) {
  ReadIndexMembers(members, out);
  members.Read("ProvisionedThroughput", out.provisioned_throughput);
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
void ReadJson(WireCursor cursor, StreamSpecification& out) {
  ReadStructure(cursor, "StreamSpecification", out);
}
void ReadJson(WireCursor cursor, SseSpecification& out) {
  ReadStructure(cursor, "SSESpecification", out);
}
void ReadJson(WireCursor cursor, Tag& out) { ReadStructure(cursor, "Tag", out); }

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

void WriteIndexMembers(ObjectWriter& object, const SecondaryIndex& index) {
  object.Member("IndexName", index.index_name);
  object.Member("KeySchema", index.key_schema);
  object.Member("Projection", index.projection);
}

void AppendJson(std::string& out, const SecondaryIndex& index) {
  ObjectWriter object(out);
  WriteIndexMembers(object, index);
  object.Member("ProvisionedThroughput", index.provisioned_throughput);
  object.End();
}

void AppendJson(std::string& out, const StreamSpecification& specification) {
  ObjectWriter object(out);
  object.Member("StreamEnabled", specification.stream_enabled);
  object.Member("StreamViewType", specification.stream_view_type);
  object.End();
}

void AppendJson(std::string& out, const SseSpecification& specification) {
  ObjectWriter object(out);
  object.Member("Enabled", specification.enabled);
  object.Member("SSEType", specification.sse_type);
  object.Member("KMSMasterKeyId", specification.kms_master_key_id);
  object.End();
}

void AppendJson(std::string& out, const Tag& tag) {
  ObjectWriter object(out);
  object.Member("Key", tag.key);
  object.Member("Value", tag.value);
  object.End();
}

}  // namespace flavorbot::dynamodb
