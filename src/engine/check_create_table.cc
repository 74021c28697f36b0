#include "engine/check_create_table.h"

#include <algorithm>
#include <set>
#include <utility>

namespace flavorbot::engine {
namespace {

using dynamodb::BillingMode;
using dynamodb::CreateTableRequest;
using dynamodb::KeySchemaElement;
using dynamodb::KeyType;
using dynamodb::ProjectionType;
using dynamodb::Result;
using dynamodb::SecondaryIndex;

using KeyElements = std::vector<KeySchemaElement>;

Result<void> Invalid(std::string text) {
  return std::unexpected(dynamodb::ValidationError(std::move(text)));
}

Result<void> InvalidValue(const std::string& text) {
  return Invalid("One or more parameter values were invalid: " + text);
}

std::string ListOf(const auto& names) {
  std::string list = "[";
  for (const auto& name : names) {
    if (list.size() > 1) list += ", ";
    list += name;
  }
  return list + "]";
}

std::vector<std::string> NamesOf(const CreateTableRequest& request) {
  std::vector<std::string> names;
  for (const auto& definition : request.attribute_definitions) {
    names.push_back(definition.attribute_name);
  }
  return names;
}

std::vector<std::string> NamesOf(const KeyElements& keys) {
  std::vector<std::string> names;
  for (const auto& key : keys) names.push_back(key.attribute_name);
  return names;
}

bool IsDefined(const CreateTableRequest& request, const std::string& name) {
  return std::ranges::find(request.attribute_definitions, name,
                           &dynamodb::AttributeDefinition::attribute_name) !=
         request.attribute_definitions.end();
}

Result<void> CheckBilling(const CreateTableRequest& request) {
  const bool on_demand = request.billing_mode == BillingMode::kPayPerRequest;
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
  return {};
}

// One partition key, then at most one sort key, of different attributes.
Result<void> CheckKeyTypes(const KeyElements& keys) {
  if (keys.empty() || keys.size() > 2) {
    return Invalid("Invalid KeySchema: The key schema has one or two elements");
  }
  if (keys[0].key_type != KeyType::kHash) {
    return Invalid("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
  }
  if (keys.size() == 1) return {};
  if (keys[1].key_type != KeyType::kRange) {
    return Invalid("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
  }
  if (keys[0].attribute_name == keys[1].attribute_name) {
    return Invalid(
        "Both the Hash Key and the Range Key element in the KeySchema have the same name");
  }
  return {};
}

Result<void> CheckTableKeys(const CreateTableRequest& request) {
  if (auto ok = CheckKeyTypes(request.key_schema); !ok) return ok;
  for (const auto& key : request.key_schema) {
    if (!IsDefined(request, key.attribute_name)) {
      return InvalidValue(
          "Some index key attributes are not defined in AttributeDefinitions. Keys: " +
          ListOf(NamesOf(request.key_schema)) +
          ", AttributeDefinitions: " + ListOf(NamesOf(request)));
    }
  }
  return {};
}

Result<void> CheckProjection(const SecondaryIndex& index) {
  const auto& [type, attributes] = index.projection;
  if (!type) return InvalidValue("Unknown ProjectionType: null");
  const std::string name = *type == ProjectionType::kAll ? "ALL" : "KEYS_ONLY";
  if (*type == ProjectionType::kInclude) {
    if (attributes.empty()) {
      return InvalidValue("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
    }
  } else if (!attributes.empty()) {
    return InvalidValue("ProjectionType is " + name + ", but NonKeyAttributes is specified");
  }
  return {};
}

Result<void> CheckIndex(const CreateTableRequest& request, const SecondaryIndex& index) {
  if (auto ok = CheckKeyTypes(index.key_schema); !ok) return ok;
  for (const auto& key : index.key_schema) {
    if (!IsDefined(request, key.attribute_name)) {
      return InvalidValue(
          "Some index key attributes are not defined in AttributeDefinitions. Keys: " +
          ListOf(NamesOf(index.key_schema)) +
          ", AttributeDefinitions: " + ListOf(NamesOf(request)));
    }
  }
  return CheckProjection(index);
}

Result<void> CheckLocalIndex(const CreateTableRequest& request, const SecondaryIndex& index) {
  if (auto ok = CheckIndex(request, index); !ok) return ok;
  if (request.key_schema.size() < 2) {
    return InvalidValue(
        "Table KeySchema does not have a range key, which is required when specifying a "
        "LocalSecondaryIndex");
  }
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

Result<void> CheckGlobalIndex(const CreateTableRequest& request, const SecondaryIndex& index) {
  const bool on_demand = request.billing_mode == BillingMode::kPayPerRequest;
  if (!on_demand && !index.provisioned_throughput) {
    return InvalidValue("ProvisionedThroughput is not specified for index: " + index.index_name);
  }
  if (on_demand && index.provisioned_throughput) {
    return InvalidValue("ProvisionedThroughput should not be specified for index: " +
                        index.index_name + " when BillingMode is PAY_PER_REQUEST");
  }
  return CheckIndex(request, index);
}

Result<void> CheckAllUsed(const CreateTableRequest& request,
                          const std::vector<const SecondaryIndex*>& indexes) {
  std::set<std::string> used;
  for (const auto& key : request.key_schema) used.insert(key.attribute_name);
  for (const auto* index : indexes) {
    for (const auto& key : index->key_schema) used.insert(key.attribute_name);
  }
  if (used.size() == request.attribute_definitions.size()) return {};
  if (indexes.empty()) {
    return InvalidValue(
        "Number of attributes in KeySchema does not exactly match number of attributes defined in "
        "AttributeDefinitions");
  }
  return InvalidValue("Some AttributeDefinitions are not used. AttributeDefinitions: " +
                      ListOf(NamesOf(request)) + ", keys used: " + ListOf(used));
}

Result<void> CheckIndexCounts(const CreateTableRequest& request) {
  const auto& local = request.local_secondary_indexes;
  const auto& global = request.global_secondary_indexes;
  if (local && local->empty()) return InvalidValue("List of LocalSecondaryIndexes is empty");
  if (global && global->empty()) return InvalidValue("List of GlobalSecondaryIndexes is empty");
  if (local && local->size() > kMaxLocalIndexes) {
    return InvalidValue("Number of LocalSecondaryIndexes exceeds per-table limit of 5");
  }
  if (global && global->size() > kMaxGlobalIndexes) {
    return InvalidValue("Number of GlobalSecondaryIndexes exceeds per-table limit of 20");
  }
  return {};
}

Result<void> CheckNamesAndProjections(const std::vector<const SecondaryIndex*>& indexes) {
  std::set<std::string_view> names;
  std::size_t projected = 0;
  for (const auto* index : indexes) {
    if (!names.insert(index->index_name).second) {
      return InvalidValue("Duplicate index name: " + index->index_name);
    }
    projected += index->projection.non_key_attributes.size();
  }
  if (projected > kMaxProjectedAttributes) {
    return InvalidValue("Number of NonKeyAttributes exceeds per-table limit of 100");
  }
  return {};
}

Result<void> CheckDefinitions(const CreateTableRequest& request) {
  auto names = NamesOf(request);
  std::ranges::sort(names);
  const auto twice = std::ranges::adjacent_find(names);
  if (twice == names.end()) return {};
  return InvalidValue("Duplicate AttributeName in AttributeDefinitions: " + *twice);
}

}  // namespace

Result<void> CheckCreateTable(const CreateTableRequest& request) {
  auto ok = CheckBilling(request);
  if (ok) ok = CheckDefinitions(request);
  if (ok) ok = CheckTableKeys(request);
  if (ok) ok = CheckIndexCounts(request);
  if (!ok) return ok;

  std::vector<const SecondaryIndex*> indexes;
  if (request.local_secondary_indexes) {
    for (const auto& index : *request.local_secondary_indexes) {
      if (ok = CheckLocalIndex(request, index); !ok) return ok;
      indexes.push_back(&index);
    }
  }
  if (request.global_secondary_indexes) {
    for (const auto& index : *request.global_secondary_indexes) {
      if (ok = CheckGlobalIndex(request, index); !ok) return ok;
      indexes.push_back(&index);
    }
  }
  ok = CheckNamesAndProjections(indexes);
  if (ok) ok = CheckAllUsed(request, indexes);
  return ok;
}

}  // namespace flavorbot::engine
