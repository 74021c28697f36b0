#include "engine/update_indexes.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/check_index.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Result;
using dynamodb::SecondaryIndex;
using dynamodb::UpdateTableRequest;

std::vector<const SecondaryIndex*> IndexesOf(const dynamodb::TableDescription& table) {
  std::vector<const SecondaryIndex*> indexes;
  for (const auto* list : {&table.local_secondary_indexes, &table.global_secondary_indexes}) {
    for (const auto& described : *list) indexes.push_back(&described.index);
  }
  return indexes;
}

// Those of the table and, after them, those that the request adds.
Result<AttributeDefinitions> MergedDefinitions(const UpdateTableRequest& request,
                                               const dynamodb::TableDescription& table) {
  auto merged = table.attribute_definitions;
  if (!request.attribute_definitions) return merged;
  for (const auto& definition : *request.attribute_definitions) {
    const auto known = std::ranges::find(merged, definition.attribute_name,
                                         &dynamodb::AttributeDefinition::attribute_name);
    if (known == merged.end()) {
      merged.push_back(definition);
    } else if (*known != definition) {
      return std::unexpected(dynamodb::ValidationError(
          "invalid attribute, SchemaElement redefined should be of same type as previously "
          "defined"));
    }
  }
  return merged;
}

Result<void> Create(const UpdateTableRequest& request, const SecondaryIndex& index, Table& table) {
  auto& description = table.description;
  if (table.FindIndex(index.index_name) != nullptr) {
    return std::unexpected(
        dynamodb::ValidationError("Attempting to create an index which already exists"));
  }
  if (description.global_secondary_indexes.size() >= kMaxGlobalIndexes) {
    return InvalidValue("GlobalSecondaryIndex count exceeds the per-table limit of 20");
  }
  auto definitions = MergedDefinitions(request, description);
  if (!definitions) return std::unexpected(std::move(definitions).error());
  auto indexes = IndexesOf(description);
  indexes.push_back(&index);
  auto ok = CheckIndex(*definitions, index);
  if (ok) ok = CheckIndexThroughput(description.billing_mode, index);
  if (ok) ok = CheckNamesAndProjections(indexes);
  if (ok) ok = CheckAllUsed(*definitions, description.key_schema, indexes);
  if (!ok) return ok;
  description.attribute_definitions = std::move(*definitions);
  AddIndex(table, index);
  return {};
}

Result<void> Delete(const std::string& index_name, Table& table) {
  const auto* index = table.FindIndex(index_name);
  if (index == nullptr || index->kind != IndexKind::kGlobal) {
    return std::unexpected(dynamodb::MakeError(dynamodb::ErrorCode::kResourceNotFoundException,
                                               "Requested resource not found"));
  }
  RemoveIndex(table, index_name);
  const auto used = KeysUsed(table.description.key_schema, IndexesOf(table.description));
  std::erase_if(table.description.attribute_definitions, [&used](const auto& definition) {
    return !used.contains(definition.attribute_name);
  });
  return {};
}

}  // namespace

Result<void> CheckOneIndexAtATime(const UpdateTableRequest& request, const Table& table) {
  if (!request.global_secondary_index_updates) return {};
  const auto* filling = table.FillingIndex();
  int changed = filling != nullptr ? 1 : 0;
  for (const auto& [create, update, remove] : *request.global_secondary_index_updates) {
    if (create) ++changed;
    // An index that is being filled may be given up.
    if (remove && (filling == nullptr || filling->name != remove->index_name)) ++changed;
  }
  if (changed <= 1) return {};
  return std::unexpected(dynamodb::MakeError(
      dynamodb::ErrorCode::kLimitExceededException,
      "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per "
      "table"));
}

Result<void> UpdateIndexes(const UpdateTableRequest& request, Table& table) {
  if (!request.global_secondary_index_updates) return {};
  for (const auto& [create, update, remove] : *request.global_secondary_index_updates) {
    auto ok = create ? Create(request, *create, table) : Result<void>{};
    if (ok && remove) ok = Delete(remove->index_name, table);
    if (!ok) return ok;
  }
  return {};
}

}  // namespace flavorbot::engine
