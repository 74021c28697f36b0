#include "engine/check_index.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace flavorbot::engine {
namespace {

using dynamodb::BillingMode;
using dynamodb::KeyType;
using dynamodb::ProjectionType;
using dynamodb::Result;
using dynamodb::SecondaryIndex;

Result<void> Invalid(std::string text) {
  return std::unexpected(dynamodb::ValidationError(std::move(text)));
}

std::string ListOf(const auto& names) {
  std::string list = "[";
  for (const auto& name : names) {
    if (list.size() > 1) list += ", ";
    list += name;
  }
  return list + "]";
}

std::vector<std::string> NamesOf(const auto& elements) {
  std::vector<std::string> names;
  for (const auto& element : elements) names.push_back(element.attribute_name);
  return names;
}

bool IsDefined(const AttributeDefinitions& definitions, const std::string& name) {
  return std::ranges::find(definitions, name, &dynamodb::AttributeDefinition::attribute_name) !=
         definitions.end();
}

Result<void> CheckKeyTypes(const KeyElements& keys) {
  if (keys.size() == 2 && keys[0].attribute_name == keys[1].attribute_name) {
    return Invalid(
        "Both the Hash Key and the Range Key element in the KeySchema have the same name");
  }
  if (keys[0].key_type != KeyType::kHash) {
    return Invalid("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
  }
  if (keys.size() == 2 && keys[1].key_type != KeyType::kRange) {
    return Invalid("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
  }
  return {};
}

Result<void> CheckProjection(const SecondaryIndex& index) {
  const auto& [type, attributes] = index.projection;
  if (!type) return InvalidValue("Unknown ProjectionType: null");
  if (*type == ProjectionType::kInclude) {
    if (!attributes.empty()) return {};
    return InvalidValue("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
  }
  if (attributes.empty()) return {};
  const std::string name = *type == ProjectionType::kAll ? "ALL" : "KEYS_ONLY";
  return InvalidValue("ProjectionType is " + name + ", but NonKeyAttributes is specified");
}

}  // namespace

Result<void> InvalidValue(const std::string& text) {
  return Invalid("One or more parameter values were invalid: " + text);
}

Result<void> CheckKeys(const AttributeDefinitions& definitions, const KeyElements& keys) {
  if (keys.empty() || keys.size() > 2) {
    return Invalid("Invalid KeySchema: The key schema has one or two elements");
  }
  for (const auto& key : keys) {
    if (IsDefined(definitions, key.attribute_name)) continue;
    return InvalidValue(
        "Some index key attributes are not defined in AttributeDefinitions. Keys: " +
        ListOf(NamesOf(keys)) + ", AttributeDefinitions: " + ListOf(NamesOf(definitions)));
  }
  return CheckKeyTypes(keys);
}

Result<void> CheckIndex(const AttributeDefinitions& definitions, const SecondaryIndex& index) {
  if (auto ok = CheckKeys(definitions, index.key_schema); !ok) return ok;
  return CheckProjection(index);
}

Result<void> CheckIndexThroughput(BillingMode billing_mode, const SecondaryIndex& index) {
  const bool on_demand = billing_mode == BillingMode::kPayPerRequest;
  if (!on_demand && !index.provisioned_throughput) {
    return InvalidValue("ProvisionedThroughput is not specified for index: " + index.index_name);
  }
  if (on_demand && index.provisioned_throughput) {
    return InvalidValue("ProvisionedThroughput should not be specified for index: " +
                        index.index_name + " when BillingMode is PAY_PER_REQUEST");
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

std::set<std::string> KeysUsed(const KeyElements& table_keys,
                               const std::vector<const SecondaryIndex*>& indexes) {
  std::set<std::string> used;
  for (const auto& key : table_keys) used.insert(key.attribute_name);
  for (const auto* index : indexes) {
    for (const auto& key : index->key_schema) used.insert(key.attribute_name);
  }
  return used;
}

Result<void> CheckAllUsed(const AttributeDefinitions& definitions, const KeyElements& table_keys,
                          const std::vector<const SecondaryIndex*>& indexes) {
  const auto used = KeysUsed(table_keys, indexes);
  if (used.size() == definitions.size()) return {};
  if (indexes.empty()) {
    return InvalidValue(
        "Number of attributes in KeySchema does not exactly match number of attributes defined in "
        "AttributeDefinitions");
  }
  return InvalidValue("Some AttributeDefinitions are not used. AttributeDefinitions: " +
                      ListOf(NamesOf(definitions)) + ", keys used: " + ListOf(used));
}

Result<void> CheckUnits(const std::optional<dynamodb::ProvisionedThroughput>& throughput) {
  if (!throughput) return {};
  const auto out_of_bounds = [](std::int64_t units, const std::string& name) {
    return Invalid("Given value " + std::to_string(units) + " for " + name + " is out of bounds");
  };
  const auto& [read, write] = *throughput;
  if (read > kMaxUnits) return out_of_bounds(read, "ReadCapacityUnits");
  if (write > kMaxUnits) return out_of_bounds(write, "WriteCapacityUnits");
  return {};
}

}  // namespace flavorbot::engine
