#include "engine/table.h"

#include <algorithm>
#include <utility>

namespace flavorbot::engine {
namespace {

KeyAttribute FindKey(const dynamodb::TableDescription& description, const std::string& name) {
  for (const auto& definition : description.attribute_definitions) {
    if (definition.attribute_name == name) return {name, definition.attribute_type};
  }
  return {name, dynamodb::ScalarType::kS};
}

KeySchema MakeKeys(const dynamodb::TableDescription& description,
                   const std::vector<dynamodb::KeySchemaElement>& schema) {
  KeySchema keys;
  for (const auto& element : schema) {
    auto key = FindKey(description, element.attribute_name);
    if (element.key_type == dynamodb::KeyType::kHash) {
      keys.partition_key = std::move(key);
    } else {
      keys.sort_key = std::move(key);
    }
  }
  return keys;
}

void AddKeyNames(std::vector<std::string>& names, const KeySchema& keys) {
  names.push_back(keys.partition_key.name);
  if (keys.sort_key) names.push_back(keys.sort_key->name);
}

Index MakeIndex(const Table& table, IndexId id, IndexKind kind,
                const dynamodb::SecondaryIndex& from) {
  Index index{
      .id = id,
      .name = from.index_name,
      .kind = kind,
      .keys = MakeKeys(table.description, from.key_schema),
      .projection = from.projection.projection_type.value_or(dynamodb::ProjectionType::kAll)};
  if (index.projection == dynamodb::ProjectionType::kAll) return index;
  auto& names = index.projected;
  names = from.projection.non_key_attributes;
  AddKeyNames(names, index.keys);
  AddKeyNames(names, table.keys);
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return index;
}

}  // namespace

bool IsKey(const KeySchema& keys, std::string_view name) {
  return keys.partition_key.name == name || (keys.sort_key && keys.sort_key->name == name);
}

bool Index::Projects(std::string_view attribute) const {
  return projection == dynamodb::ProjectionType::kAll ||
         std::ranges::binary_search(projected, attribute);
}

bool Index::Covers(base::BytesView item_key) const {
  return !filled_to || ItemKeyTail(item_key) < *filled_to;
}

const Index* Table::FindIndex(std::string_view index_name) const {
  const auto found = std::ranges::find(indexes, index_name, &Index::name);
  return found == indexes.end() ? nullptr : &*found;
}

bool Table::HasLocalIndex() const {
  return !indexes.empty() && indexes.front().kind == IndexKind::kLocal;
}

const Index* Table::FillingIndex() const {
  const auto found =
      std::ranges::find_if(indexes, [](const Index& index) { return index.filled_to.has_value(); });
  return found == indexes.end() ? nullptr : &*found;
}

Table MakeTable(TableId id, dynamodb::TableDescription description,
                const std::vector<IndexId>& index_ids, std::optional<TimeToLive> time_to_live) {
  Table table{
      .id = id, .description = std::move(description), .time_to_live = std::move(time_to_live)};
  table.keys = MakeKeys(table.description, table.description.key_schema);
  auto id_of_next = index_ids.begin();
  for (const auto& local : table.description.local_secondary_indexes) {
    table.indexes.push_back(MakeIndex(table, *id_of_next++, IndexKind::kLocal, local.index));
  }
  for (const auto& global : table.description.global_secondary_indexes) {
    table.indexes.push_back(MakeIndex(table, *id_of_next++, IndexKind::kGlobal, global.index));
  }
  for (const auto& index : table.indexes) {
    table.next_index_id = std::max(table.next_index_id, static_cast<IndexId>(index.id + 1));
  }
  return table;
}

void SetStream(Table& table, const TableStream& stream) {
  table.stream = stream;
  auto& out = table.description;
  out.stream_specification.reset();
  if (stream.enabled) {
    out.stream_specification =
        dynamodb::StreamSpecification{.stream_enabled = true, .stream_view_type = stream.view};
  }
  out.latest_stream_label = StreamLabel(stream.first);
  out.latest_stream_arn = out.table_arn + "/stream/" + *out.latest_stream_label;
}

void AddIndex(Table& table, dynamodb::SecondaryIndex index) {
  table.indexes.push_back(MakeIndex(table, table.next_index_id++, IndexKind::kGlobal, index));
  table.indexes.back().filled_to.emplace();
  auto arn = table.description.table_arn + "/index/" + index.index_name;
  table.description.global_secondary_indexes.push_back(
      {.index = std::move(index), .index_arn = std::move(arn)});
}

void RemoveIndex(Table& table, std::string_view index_name) {
  std::erase_if(table.indexes, [&](const Index& index) { return index.name == index_name; });
  std::erase_if(table.description.global_secondary_indexes,
                [&](const auto& described) { return described.index.index_name == index_name; });
}

}  // namespace flavorbot::engine
