#include "engine/check_create_table.h"

#include <algorithm>
#include <utility>

#include "engine/check_index.h"
#include "engine/table_tags.h"

namespace flavorbot::engine {
namespace {

using dynamodb::BillingMode;
using dynamodb::CreateTableRequest;
using dynamodb::Result;
using dynamodb::SecondaryIndex;

BillingMode BillingModeOf(const CreateTableRequest& request) {
  return request.billing_mode.value_or(BillingMode::kProvisioned);
}

Result<void> CheckBilling(const CreateTableRequest& request) {
  const bool on_demand = BillingModeOf(request) == BillingMode::kPayPerRequest;
  if (on_demand && request.provisioned_throughput) {
    return InvalidValue(
        "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
        "PAY_PER_REQUEST");
  }
  if (!on_demand && !request.provisioned_throughput) {
    return InvalidValue(
        "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is "
        "PROVISIONED");
  }
  return CheckUnits(request.provisioned_throughput);
}

Result<void> CheckDefinitions(const CreateTableRequest& request) {
  std::vector<std::string> names;
  for (const auto& definition : request.attribute_definitions) {
    names.push_back(definition.attribute_name);
  }
  std::ranges::sort(names);
  const auto twice = std::ranges::adjacent_find(names);
  if (twice == names.end()) return {};
  return InvalidValue("Duplicate AttributeName in AttributeDefinitions: " + *twice);
}

Result<void> CheckTableKeys(const CreateTableRequest& request) {
  if (request.key_schema.size() <= 2 &&
      request.key_schema.size() > request.attribute_definitions.size()) {
    return std::unexpected(dynamodb::ValidationError(
        "Invalid KeySchema: Some index key attribute have no definition"));
  }
  return CheckKeys(request.attribute_definitions, request.key_schema);
}

Result<void> CheckLocalIndex(const CreateTableRequest& request, const SecondaryIndex& index) {
  if (auto ok = CheckIndex(request.attribute_definitions, index); !ok) return ok;
  if (index.key_schema.size() < 2) {
    return InvalidValue("Index KeySchema does not have a range key for index: " + index.index_name);
  }
  const auto& index_key = index.key_schema.front().attribute_name;
  const auto& table_key = request.key_schema.front().attribute_name;
  if (index_key != table_key) {
    return InvalidValue(
        "Index KeySchema does not have the same leading hash key as table KeySchema for index: " +
        index.index_name + ". index hash key: " + index_key + ", table hash key: " + table_key);
  }
  return {};
}

Result<void> CheckLocalIndexes(const CreateTableRequest& request) {
  const auto& indexes = request.local_secondary_indexes;
  if (!indexes) return {};
  if (indexes->empty()) return InvalidValue("List of LocalSecondaryIndexes is empty");
  if (request.key_schema.size() < 2) {
    return InvalidValue(
        "Table KeySchema does not have a range key, which is required when specifying a "
        "LocalSecondaryIndex");
  }
  for (const auto& index : *indexes) {
    if (auto ok = CheckLocalIndex(request, index); !ok) return ok;
  }
  if (indexes->size() > kMaxLocalIndexes) {
    return InvalidValue("Number of LocalSecondaryIndexes exceeds per-table limit of 5");
  }
  return {};
}

Result<void> CheckGlobalIndexes(const CreateTableRequest& request) {
  const auto& indexes = request.global_secondary_indexes;
  if (!indexes) return {};
  if (indexes->empty()) return InvalidValue("List of GlobalSecondaryIndexes is empty");
  for (const auto& index : *indexes) {
    auto ok = CheckIndex(request.attribute_definitions, index);
    if (ok) ok = CheckIndexThroughput(BillingModeOf(request), index);
    if (ok) ok = CheckUnits(index.provisioned_throughput);
    if (!ok) return ok;
  }
  if (indexes->size() > kMaxGlobalIndexes) {
    return InvalidValue("GlobalSecondaryIndex count exceeds the per-table limit of 20");
  }
  return {};
}

}  // namespace

Result<void> CheckCreateTable(const CreateTableRequest& request) {
  auto ok = CheckBilling(request);
  if (ok) ok = CheckDefinitions(request);
  if (ok) ok = CheckTableKeys(request);
  if (!ok) return ok;

  std::vector<const SecondaryIndex*> indexes;
  for (const auto* list : {&request.local_secondary_indexes, &request.global_secondary_indexes}) {
    if (!*list) continue;
    for (const auto& index : **list) indexes.push_back(&index);
  }
  if (indexes.empty() && !request.local_secondary_indexes && !request.global_secondary_indexes) {
    ok = CheckAllUsed(request.attribute_definitions, request.key_schema, indexes);
  }
  if (ok) ok = CheckLocalIndexes(request);
  if (ok) ok = CheckGlobalIndexes(request);
  if (ok) ok = CheckNamesAndProjections(indexes);
  if (ok) ok = CheckAllUsed(request.attribute_definitions, request.key_schema, indexes);
  if (ok && !request.tags.empty()) ok = CheckTags(request.tags);
  return ok;
}

}  // namespace flavorbot::engine
