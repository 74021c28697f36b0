#include "engine/table_record.h"

#include <array>
#include <string_view>
#include <utility>

#include "dynamodb/packed_item.h"

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

template <typename Enum, std::size_t size>
AttributeValue Word(const std::array<std::string_view, size>& words, Enum value) {
  return AttributeValue::S(std::string(words[static_cast<std::size_t>(value)]));
}

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
    list.push_back(AttributeValue::M(std::move(record)));
  }
  return AttributeValue::L(std::move(list));
}

// Reads attributes of one record; once something is missing or of another type, it has failed.
class RecordReader {
 public:
  explicit RecordReader(const AttributeMap& record) : record_(record) {}

  bool Has(std::string_view name) const { return record_.Find(name) != nullptr; }

  template <typename T>
  T Get(std::string_view name) {
    const auto* value = record_.Find(name);
    const T* typed = value != nullptr ? value->As<T>() : nullptr;
    if (typed != nullptr) return *typed;
    failed_ = true;
    return T{};
  }

  std::int64_t Integer(std::string_view name) {
    const auto number = Get<dynamodb::Number>(name).ToInt64();
    if (!number) failed_ = true;
    return number.value_or(0);
  }

  std::vector<std::string> Texts(std::string_view name) {
    std::vector<std::string> texts;
    for (const auto& element : Get<List>(name)) {
      const auto* text = element.As<std::string>();
      if (text == nullptr) {
        failed_ = true;
        return {};
      }
      texts.push_back(*text);
    }
    return texts;
  }

  template <typename Enum, std::size_t size>
  Enum Word(const std::array<std::string_view, size>& words, std::string_view text) {
    for (std::size_t i = 0; i < size; ++i) {
      if (words[i] == text) return static_cast<Enum>(i);
    }
    failed_ = true;
    return Enum{};
  }

  std::vector<KeySchemaElement> Keys() {
    std::vector<KeySchemaElement> schema;
    for (auto& name : Texts("keys")) {
      schema.push_back({std::move(name), schema.empty() ? KeyType::kHash : KeyType::kRange});
    }
    if (schema.empty() || schema.size() > 2) failed_ = true;
    return schema;
  }

  bool failed() const { return failed_; }
  void Fail() { failed_ = true; }

 private:
  const AttributeMap& record_;
  bool failed_ = false;
};

dynamodb::SecondaryIndexDescription ReadIndex(RecordReader& in, const std::string& arn) {
  dynamodb::SecondaryIndexDescription out;
  out.index.index_name = in.Get<std::string>("name");
  out.index.key_schema = in.Keys();
  out.index.projection.projection_type =
      in.Word<ProjectionType>(kProjections, in.Get<std::string>("projection"));
  if (in.Has("attributes")) out.index.projection.non_key_attributes = in.Texts("attributes");
  if (in.Has("rcu")) {
    out.index.provisioned_throughput =
        dynamodb::ProvisionedThroughput{in.Integer("rcu"), in.Integer("wcu")};
  }
  out.index_arn = arn + "/index/" + out.index.index_name;
  return out;
}

std::vector<dynamodb::SecondaryIndexDescription> ReadIndexes(RecordReader& in,
                                                             std::string_view name,
                                                             const std::string& arn,
                                                             std::vector<IndexId>& ids) {
  std::vector<dynamodb::SecondaryIndexDescription> out;
  for (const auto& element : in.Get<List>(name)) {
    const auto* map = element.As<AttributeMap>();
    if (map == nullptr) {
      in.Fail();
      return out;
    }
    RecordReader record(*map);
    out.push_back(ReadIndex(record, arn));
    ids.push_back(static_cast<IndexId>(record.Integer("id")));
    if (record.failed()) in.Fail();
  }
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
  record.Set("created",
             AttributeValue::N(std::int64_t{from.creation_date_time.time_since_epoch().count()}));
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
  return record;
}

base::Bytes EncodeRecord(const Table& table) { return dynamodb::Pack(ToRecord(table)).bytes; }

std::optional<Table> FromRecord(const dynamodb::Item& record) {
  RecordReader in(record);
  dynamodb::TableDescription out;
  out.table_name = in.Get<std::string>("name");
  out.table_id = in.Get<std::string>("uuid");
  out.table_arn = in.Get<std::string>("arn");
  out.creation_date_time = base::TimePoint{std::chrono::milliseconds{in.Integer("created")}};
  out.billing_mode = in.Word<BillingMode>(kBillingModes, in.Get<std::string>("billing"));
  out.provisioned_throughput = {in.Integer("rcu"), in.Integer("wcu")};
  out.deletion_protection_enabled = in.Get<bool>("protected");
  for (const auto& [name, type] : in.Get<AttributeMap>("attributes")) {
    const auto* word = type.As<std::string>();
    out.attribute_definitions.push_back(
        {name, in.Word<ScalarType>(kScalarTypes, word != nullptr ? *word : "")});
  }
  out.key_schema = in.Keys();
  std::vector<IndexId> ids;
  out.local_secondary_indexes = ReadIndexes(in, "local", out.table_arn, ids);
  out.global_secondary_indexes = ReadIndexes(in, "global", out.table_arn, ids);
  std::optional<TimeToLive> time_to_live;
  if (in.Has("ttl")) {
    const auto map = in.Get<AttributeMap>("ttl");
    RecordReader ttl(map);
    time_to_live = TimeToLive{ttl.Get<std::string>("attribute"), ttl.Get<bool>("complete")};
    if (ttl.failed()) in.Fail();
  }
  const auto id = static_cast<TableId>(in.Integer("id"));
  if (in.failed()) return std::nullopt;
  return MakeTable(id, std::move(out), ids, std::move(time_to_live));
}

}  // namespace flavorbot::engine
