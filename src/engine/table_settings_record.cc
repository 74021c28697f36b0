#include "engine/table_settings_record.h"

#include <algorithm>
#include <utility>

namespace flavorbot::engine {
namespace {

using dynamodb::AttributeMap;
using dynamodb::AttributeValue;
using dynamodb::TableClass;

constexpr std::array<std::string_view, 2> kTableClasses = {"STANDARD",
                                                           "STANDARD_INFREQUENT_ACCESS"};

void SetTime(AttributeMap& record, const char* name, const std::optional<base::TimePoint>& time) {
  if (time) record.Set(name, TimeValue(*time));
}

std::optional<base::TimePoint> ReadTime(RecordReader& in, const char* name) {
  if (!in.Has(name)) return std::nullopt;
  return in.Time(name);
}

IndexId NextIndexIdOf(const Table& table) {
  IndexId next = 0;
  for (const auto& index : table.indexes) {
    next = std::max(next, static_cast<IndexId>(index.id + 1));
  }
  return next;
}

void ReadTags(RecordReader& in, Table& table) {
  if (!in.Has("tags")) return;
  for (const auto& [key, value] : in.Get<AttributeMap>("tags")) {
    const auto* text = value.As<std::string>();
    if (text == nullptr) return in.Fail();
    table.tags[key] = *text;
  }
}

void ReadSse(RecordReader& in, Table& table) {
  if (!in.Has("sse")) return;
  const auto map = in.Get<AttributeMap>("sse");
  RecordReader sse(map);
  table.description.sse_specification =
      dynamodb::SseSpecification{.enabled = true,
                                 .sse_type = sse.Get<std::string>("type"),
                                 .kms_master_key_id = sse.Get<std::string>("key")};
  if (sse.failed()) in.Fail();
}

}  // namespace

void SetThroughputChanges(const dynamodb::ThroughputChanges& changes, AttributeMap& record) {
  SetTime(record, "increased", changes.last_increase);
  SetTime(record, "decreased", changes.last_decrease);
  if (changes.decreases_today != 0) {
    record.Set("decreases", AttributeValue::N(changes.decreases_today));
  }
}

dynamodb::ThroughputChanges ReadThroughputChanges(RecordReader& in) {
  dynamodb::ThroughputChanges changes{.last_increase = ReadTime(in, "increased"),
                                      .last_decrease = ReadTime(in, "decreased")};
  if (in.Has("decreases")) changes.decreases_today = in.Integer("decreases");
  return changes;
}

void SetTableSettings(const Table& table, AttributeMap& record) {
  const auto& from = table.description;
  if (!table.tags.empty()) {
    AttributeMap tags;
    for (const auto& [key, value] : table.tags) tags.Set(key, AttributeValue::S(value));
    record.Set("tags", AttributeValue::M(std::move(tags)));
  }
  if (table.next_index_id != NextIndexIdOf(table)) {
    record.Set("next_index", AttributeValue::N(std::int64_t{table.next_index_id}));
  }
  if (table.collections_counted) record.Set("collections", AttributeValue::Bool(true));
  if (from.table_class) record.Set("class", Word(kTableClasses, *from.table_class));
  SetTime(record, "class_updated", from.last_update_of_table_class);
  SetTime(record, "on_demand", from.last_update_to_pay_per_request);
  SetThroughputChanges(from.throughput_changes, record);
  if (from.sse_specification) {
    record.Set("sse",
               AttributeValue::M(
                   {{"type", AttributeValue::S(*from.sse_specification->sse_type)},
                    {"key", AttributeValue::S(*from.sse_specification->kms_master_key_id)}}));
  }
}

void ReadTableSettings(RecordReader& in, Table& table) {
  auto& out = table.description;
  ReadTags(in, table);
  if (in.Has("next_index")) table.next_index_id = static_cast<IndexId>(in.Integer("next_index"));
  if (in.Has("collections")) table.collections_counted = in.Get<bool>("collections");
  if (in.Has("class")) {
    out.table_class = in.Word<TableClass>(kTableClasses, in.Get<std::string>("class"));
  }
  out.last_update_of_table_class = ReadTime(in, "class_updated");
  out.last_update_to_pay_per_request = ReadTime(in, "on_demand");
  out.throughput_changes = ReadThroughputChanges(in);
  ReadSse(in, table);
}

}  // namespace flavorbot::engine
