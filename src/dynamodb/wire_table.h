// The parts of a table's description on the wire.
#pragma once

#include <string>

#include "dynamodb/table_actions.h"
#include "dynamodb/wire_reader.h"
#include "dynamodb/wire_writer.h"

namespace flavorbot::dynamodb {

void ReadJson(WireCursor cursor, AttributeDefinition& out);
void ReadJson(WireCursor cursor, KeySchemaElement& out);
void ReadJson(WireCursor cursor, Projection& out);
void ReadJson(WireCursor cursor, ProvisionedThroughput& out);
void ReadJson(WireCursor cursor, SecondaryIndex& out);
void ReadJson(WireCursor cursor, SecondaryIndexDescription& out);
void ReadJson(WireCursor cursor, StreamSpecification& out);
void ReadJson(WireCursor cursor, SseSpecification& out);
void ReadJson(WireCursor cursor, Tag& out);
void ReadJson(WireCursor cursor, TableDescription& out);

void AppendJson(std::string& out, const AttributeDefinition& definition);
void AppendJson(std::string& out, const KeySchemaElement& element);
void AppendJson(std::string& out, const Projection& projection);
void AppendJson(std::string& out, const ProvisionedThroughput& throughput);
void AppendJson(std::string& out, const SecondaryIndex& index);
void AppendJson(std::string& out, const StreamSpecification& specification);
void AppendJson(std::string& out, const SseSpecification& specification);
void AppendJson(std::string& out, const Tag& tag);

// The members that requests and descriptions of indexes have in common.
void ReadIndexMembers(const MemberReader& members, SecondaryIndex& out);
void WriteIndexMembers(ObjectWriter& object, const SecondaryIndex& index);

}  // namespace flavorbot::dynamodb
