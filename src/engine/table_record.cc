#include "engine/table_record.h"

#include <array>
#include <string_view>
#include <utility>

#include "dynamodb/packed_item.h"
#include "engine/record_reader.h"
#include "engine/stream_view.h"
#include "engine/table_backup_record.h"
#include "engine/table_settings_record.h"

namespace flavorbot::engine {
namespace {

using dynamodb::AttributeMap;
using dynamodb::AttributeValue;
using dynamodb::BillingMode;
using dynamodb::KeySchemaElement;
using dynamodb::KeyType;
using dynamodb::List;
using dynamodb::ProjectionType;
using dynamodb::ScalarType;

constexpr std::array<std::string_view, 3> kScalarTypes = {"S", "N", "B"};
constexpr std::array<std::string_view, 3> kProjections = {"ALL", "KEYS_ONLY", "INCLUDE"};
constexpr std::array<std::string_view, 2> kBillingModes = {"PROVISIONED", "PAY_PER_REQUEST"};

AttributeValue Texts(const std::vector<std::string>& texts) {
  List list;
  for (const auto& text : texts) list.push_back(AttributeValue::S(text));
  return AttributeValue::L(std::move(list));
}

AttributeValue Keys(const std::vector<KeySchemaElement>& schema) {
  std::vector<std::string> names;
  for (const auto& element : schema) names.push_back(element.attribute_name);
  return Texts(names);
}

AttributeValue IndexRecords(const Table& table, IndexKind kind,
                            const std::vector<dynamodb::SecondaryIndexDescription>& descriptions) {
  List list;
  for (const auto& description : descriptions) {
    const auto& index = description.index;
    AttributeMap record;
    for (const auto& known : table.indexes) {
      if (known.kind == kind && known.name == index.index_name) {
        record.Set("id", AttributeValue::N(std::int64_t{known.id}));
        if (known.filled_to) record.Set("filled", AttributeValue::B(*known.filled_to));
      }
    }
    record.Set("name", AttributeValue::S(index.index_name));
    record.Set("keys", Keys(index.key_schema));
    record.Set("projection",
               Word(kProjections, index.projection.projection_type.value_or(ProjectionType::kAll)));
    if (!index.projection.non_key_attributes.empty()) {
      record.Set("attributes", Texts(index.projection.non_key_attributes));
    }
    if (index.provisioned_throughput) {
      record.Set("rcu", AttributeValue::N(index.provisioned_throughput->read_capacity_units));
      record.Set("wcu", AttributeValue::N(index.provisioned_throughput->write_capacity_units));
    }
    SetThroughputChanges(description.throughput_changes, record);
    list.push_back(AttributeValue::M(std::move(record)));
  }
  return AttributeValue::L(std::move(list));
}

std::vector<KeySchemaElement> ReadKeys(RecordReader& in) {
  std::vector<KeySchemaElement> schema;
  for (auto& name : in.Texts("keys")) {
    schema.push_back({std::move(name), schema.empty() ? KeyType::kHash : KeyType::kRange});
  }
  if (schema.empty() || schema.size() > 2) in.Fail();
  return schema;
}

dynamodb::SecondaryIndexDescription ReadIndex(RecordReader& in, const std::string& arn) {
  dynamodb::SecondaryIndexDescription out;
  out.index.index_name = in.Get<std::string>("name");
  out.index.key_schema = ReadKeys(in);
  out.index.projection.projection_type =
      in.Word<ProjectionType>(kProjections, in.Get<std::string>("projection"));
  if (in.Has("attributes")) out.index.projection.non_key_attributes = in.Texts("attributes");
  if (in.Has("rcu")) {
    out.index.provisioned_throughput =
        dynamodb::ProvisionedThroughput{in.Integer("rcu"), in.Integer("wcu")};
  }
  out.throughput_changes = ReadThroughputChanges(in);
  out.index_arn = arn + "/index/" + out.index.index_name;
  return out;
}

// What of an index is not in its description.
struct IndexRecord {
  IndexId id = 0;
  std::optional<base::Bytes> filled_to;
};

std::vector<dynamodb::SecondaryIndexDescription> ReadIndexes(RecordReader& in,
                                                             std::string_view name,
                                                             const std::string& arn,
                                                             std::vector<IndexRecord>& known) {
  std::vector<dynamodb::SecondaryIndexDescription> out;
  for (const auto& element : in.Get<List>(name)) {
    const auto* map = element.As<AttributeMap>();
    if (map == nullptr) {
      in.Fail();
      return out;
    }
    RecordReader record(*map);
    out.push_back(ReadIndex(record, arn));
    known.push_back({.id = static_cast<IndexId>(record.Integer("id"))});
    if (record.Has("filled")) known.back().filled_to = record.Get<dynamodb::Binary>("filled").bytes;
    if (record.failed()) in.Fail();
  }
  return out;
}

std::optional<TableStream> ReadStream(RecordReader& in) {
  if (!in.Has("stream")) return std::nullopt;
  const auto map = in.Get<AttributeMap>("stream");
  RecordReader stream(map);
  TableStream out{.first = static_cast<StreamSequence>(stream.Integer("first")),
                  .view = stream.Word<dynamodb::StreamViewType>(kStreamViewWords,
                                                                stream.Get<std::string>("view")),
                  .enabled = stream.Get<bool>("enabled")};
  if (stream.failed()) in.Fail();
  return out;
}

}  // namespace

dynamodb::Item ToRecord(const Table& table) {
  const auto& from = table.description;
  AttributeMap attributes;
  for (const auto& definition : from.attribute_definitions) {
    attributes.Set(definition.attribute_name, Word(kScalarTypes, definition.attribute_type));
  }
  dynamodb::Item record;
  record.Set("id", AttributeValue::N(std::int64_t{table.id}));
  record.Set("uuid", AttributeValue::S(from.table_id));
  record.Set("arn", AttributeValue::S(from.table_arn));
  record.Set("name", AttributeValue::S(from.table_name));
  record.Set("created", TimeValue(from.creation_date_time));
  record.Set("billing", Word(kBillingModes, from.billing_mode));
  record.Set("rcu", AttributeValue::N(from.provisioned_throughput.read_capacity_units));
  record.Set("wcu", AttributeValue::N(from.provisioned_throughput.write_capacity_units));
  record.Set("protected", AttributeValue::Bool(from.deletion_protection_enabled));
  record.Set("attributes", AttributeValue::M(std::move(attributes)));
  record.Set("keys", Keys(from.key_schema));
  record.Set("local", IndexRecords(table, IndexKind::kLocal, from.local_secondary_indexes));
  record.Set("global", IndexRecords(table, IndexKind::kGlobal, from.global_secondary_indexes));
  if (table.time_to_live) {
    record.Set("ttl", AttributeValue::M(
                          {{"attribute", AttributeValue::S(table.time_to_live->attribute)},
                           {"complete", AttributeValue::Bool(table.time_to_live->complete)}}));
  }
  if (table.stream) {
    record.Set("stream",
               AttributeValue::M(
                   {{"first", AttributeValue::N(static_cast<std::int64_t>(table.stream->first))},
                    {"view", Word(kStreamViewWords, table.stream->view)},
                    {"enabled", AttributeValue::Bool(table.stream->enabled)}}));
  }
  SetTableSettings(table, record);
  SetBackupSettings(table, record);
  return record;
}

base::Bytes EncodeRecord(const Table& table) { return dynamodb::Pack(ToRecord(table)).bytes; }

std::optional<Table> FromRecord(const dynamodb::Item& record) {
  RecordReader in(record);
  dynamodb::TableDescription out;
  out.table_name = in.Get<std::string>("name");
  out.table_id = in.Get<std::string>("uuid");
  out.table_arn = in.Get<std::string>("arn");
  out.creation_date_time = in.Time("created");
  out.billing_mode = in.Word<BillingMode>(kBillingModes, in.Get<std::string>("billing"));
  out.provisioned_throughput = {in.Integer("rcu"), in.Integer("wcu")};
  out.deletion_protection_enabled = in.Get<bool>("protected");
  for (const auto& [name, type] : in.Get<AttributeMap>("attributes")) {
    const auto* word = type.As<std::string>();
    out.attribute_definitions.push_back(
        {name, in.Word<ScalarType>(kScalarTypes, word != nullptr ? *word : "")});
  }
  out.key_schema = ReadKeys(in);
  std::vector<IndexRecord> indexes;
  out.local_secondary_indexes = ReadIndexes(in, "local", out.table_arn, indexes);
  out.global_secondary_indexes = ReadIndexes(in, "global", out.table_arn, indexes);
  std::optional<TimeToLive> time_to_live;
  if (in.Has("ttl")) {
    const auto map = in.Get<AttributeMap>("ttl");
    RecordReader ttl(map);
    time_to_live = TimeToLive{ttl.Get<std::string>("attribute"), ttl.Get<bool>("complete")};
    if (ttl.failed()) in.Fail();
  }
  const auto stream = ReadStream(in);
  const auto id = static_cast<TableId>(in.Integer("id"));
  if (in.failed()) return std::nullopt;
  std::vector<IndexId> ids;
  for (const auto& index : indexes) ids.push_back(index.id);
  auto table = MakeTable(id, std::move(out), ids, std::move(time_to_live));
  for (std::size_t i = 0; i < indexes.size(); ++i) {
    table.indexes[i].filled_to = std::move(indexes[i].filled_to);
  }
  ReadTableSettings(in, table);
  ReadBackupSettings(in, table);
  if (in.failed()) return std::nullopt;
  if (stream) SetStream(table, *stream);
  return table;
}

}  // namespace flavorbot::engine
