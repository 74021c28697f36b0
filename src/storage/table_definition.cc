#include "storage/table_definition.h"

#include <algorithm>
#include <vector>

#include "storage/keys.h"

namespace flavorbot::storage {
namespace {

using dynamodb::KeySchemaElement;
using dynamodb::KeyType;

std::vector<KeySchemaElement> KeySchema(std::string_view partition_key, std::string_view sort_key) {
  return {{.attribute_name = std::string(partition_key), .key_type = KeyType::kHash},
          {.attribute_name = std::string(sort_key), .key_type = KeyType::kRange}};
}

// "PK (partition key, S), SK (sort key, S)"
std::string Describe(const std::vector<KeySchemaElement>& schema,
                     const std::vector<dynamodb::AttributeDefinition>& definitions) {
  std::string text;
  for (const auto& key : schema) {
    if (!text.empty()) text += ", ";
    text += key.attribute_name;
    text += key.key_type == KeyType::kHash ? " (partition key" : " (sort key";
    const auto definition = std::ranges::find(definitions, key.attribute_name,
                                              &dynamodb::AttributeDefinition::attribute_name);
    if (definition != definitions.end()) {
      constexpr std::string_view kTypes[] = {", S)", ", N)", ", B)"};
      text += kTypes[static_cast<std::size_t>(definition->attribute_type)];
    } else {
      text += ")";
    }
  }
  return text;
}

}  // namespace

dynamodb::CreateTableRequest TableDefinition(std::string table_name,
                                             DeletionProtection protection) {
  dynamodb::CreateTableRequest request;
  request.table_name = std::move(table_name);
  for (const auto name :
       {kPartitionKeyName, kSortKeyName, kIndexPartitionKeyName, kIndexSortKeyName}) {
    request.attribute_definitions.push_back(
        {.attribute_name = std::string(name), .attribute_type = dynamodb::ScalarType::kS});
  }
  request.key_schema = KeySchema(kPartitionKeyName, kSortKeyName);
  dynamodb::SecondaryIndex index;
  index.index_name = kIndexName;
  index.key_schema = KeySchema(kIndexPartitionKeyName, kIndexSortKeyName);
  index.projection.projection_type = dynamodb::ProjectionType::kAll;
  request.global_secondary_indexes.emplace().push_back(std::move(index));
  request.billing_mode = dynamodb::BillingMode::kPayPerRequest;
  request.deletion_protection_enabled = protection == DeletionProtection::kProtected;
  return request;
}

bool HasIndex(const dynamodb::TableDescription& table) {
  return std::ranges::any_of(table.global_secondary_indexes, [](const auto& described) {
    return described.index.index_name == kIndexName;
  });
}

dynamodb::UpdateTableRequest IndexAddition(const dynamodb::TableDescription& table) {
  auto definition = TableDefinition(table.table_name, DeletionProtection::kUnprotected);
  auto index = std::move(definition.global_secondary_indexes->front());
  if (table.billing_mode == dynamodb::BillingMode::kProvisioned) {
    index.provisioned_throughput = table.provisioned_throughput;
  }
  dynamodb::UpdateTableRequest request;
  request.table_name = table.table_name;
  request.attribute_definitions = std::move(definition.attribute_definitions);
  request.global_secondary_index_updates.emplace().push_back({.create = std::move(index)});
  return request;
}

std::string DifferenceOfKeys(const dynamodb::TableDescription& table) {
  const auto wanted = TableDefinition(table.table_name, DeletionProtection::kUnprotected);
  const auto keys = Describe(table.key_schema, table.attribute_definitions);
  const auto wanted_keys = Describe(wanted.key_schema, wanted.attribute_definitions);
  if (keys == wanted_keys) return {};
  return "its keys are " + keys + "; FlavorBot needs " + wanted_keys;
}

std::string DifferenceFromDefinition(const dynamodb::TableDescription& table) {
  if (auto difference = DifferenceOfKeys(table); !difference.empty()) return difference;
  const auto wanted = TableDefinition(table.table_name, DeletionProtection::kUnprotected);
  const auto& wanted_index = wanted.global_secondary_indexes->front();
  const auto wanted_index_keys = Describe(wanted_index.key_schema, wanted.attribute_definitions);
  for (const auto& described : table.global_secondary_indexes) {
    const auto& index = described.index;
    if (index.index_name != kIndexName) continue;
    const auto index_keys = Describe(index.key_schema, table.attribute_definitions);
    if (index_keys != wanted_index_keys) {
      return "the keys of its index " + std::string(kIndexName) + " are " + index_keys +
             "; FlavorBot needs " + wanted_index_keys;
    }
    if (index.projection.projection_type != dynamodb::ProjectionType::kAll) {
      return "its index " + std::string(kIndexName) + " doesn't project all attributes";
    }
    return {};
  }
  return "it has no index " + std::string(kIndexName) + " with the keys " + wanted_index_keys +
         " and the projection ALL";
}

}  // namespace flavorbot::storage
