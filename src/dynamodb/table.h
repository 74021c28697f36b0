// A table's shape as DynamoDB describes it: keys, indexes, billing, status.
//
// Source: API reference, TableDescription and the types it is made of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"

namespace flavorbot::dynamodb {

// The types a key attribute may have.
enum class ScalarType { kS, kN, kB };

struct AttributeDefinition {
  std::string attribute_name;
  ScalarType attribute_type = ScalarType::kS;
  friend bool operator==(const AttributeDefinition&, const AttributeDefinition&) = default;
};

enum class KeyType { kHash, kRange };  // wire words; everywhere else: partition key, sort key

struct KeySchemaElement {
  std::string attribute_name;
  KeyType key_type = KeyType::kHash;
  friend bool operator==(const KeySchemaElement&, const KeySchemaElement&) = default;
};

enum class ProjectionType { kAll, kKeysOnly, kInclude };

struct Projection {
  std::optional<ProjectionType> projection_type;  // absent on the wire is an error of the caller
  std::vector<std::string> non_key_attributes;
  friend bool operator==(const Projection&, const Projection&) = default;
};

struct ProvisionedThroughput {
  std::int64_t read_capacity_units = 0;
  std::int64_t write_capacity_units = 0;
  friend bool operator==(const ProvisionedThroughput&, const ProvisionedThroughput&) = default;
};

enum class BillingMode { kProvisioned, kPayPerRequest };
enum class TableStatus { kCreating, kActive, kUpdating, kDeleting };

struct SecondaryIndex {
  std::string index_name;
  std::vector<KeySchemaElement> key_schema;
  Projection projection;
  std::optional<ProvisionedThroughput> provisioned_throughput;  // global indexes only
  friend bool operator==(const SecondaryIndex&, const SecondaryIndex&) = default;
};

struct SecondaryIndexDescription {
  SecondaryIndex index;
  TableStatus index_status = TableStatus::kActive;  // global indexes only
  std::int64_t item_count = 0;
  std::int64_t index_size_bytes = 0;
  std::string index_arn;
};

struct TableDescription {
  std::string table_name;
  std::string table_id;  // a UUID
  std::string table_arn;
  TableStatus table_status = TableStatus::kActive;
  base::TimePoint creation_date_time;
  std::vector<AttributeDefinition> attribute_definitions;
  std::vector<KeySchemaElement> key_schema;
  BillingMode billing_mode = BillingMode::kProvisioned;
  ProvisionedThroughput provisioned_throughput;
  std::vector<SecondaryIndexDescription> local_secondary_indexes;
  std::vector<SecondaryIndexDescription> global_secondary_indexes;
  std::int64_t item_count = 0;
  std::int64_t table_size_bytes = 0;
  bool deletion_protection_enabled = false;
};

}  // namespace flavorbot::dynamodb
