// Requests and responses of the actions on tables.
//
// Source: API reference, CreateTable, DescribeTable, UpdateTable, ListTables, DeleteTable,
// UpdateTimeToLive, DescribeTimeToLive.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dynamodb/table.h"

namespace flavorbot::dynamodb {

struct Tag {
  std::string key;
  std::string value;
};

struct CreateTableRequest {
  std::string table_name;
  std::vector<AttributeDefinition> attribute_definitions;
  std::vector<KeySchemaElement> key_schema;
  std::optional<std::vector<SecondaryIndex>> local_secondary_indexes;
  std::optional<std::vector<SecondaryIndex>> global_secondary_indexes;
  std::optional<BillingMode> billing_mode;
  std::optional<ProvisionedThroughput> provisioned_throughput;
  std::optional<StreamSpecification> stream_specification;
  std::optional<TableClass> table_class;
  std::optional<SseSpecification> sse_specification;
  bool deletion_protection_enabled = false;
  std::vector<Tag> tags;
};
struct CreateTableResponse {
  TableDescription table_description;
};

struct DescribeTableRequest {
  std::string table_name;
};
struct DescribeTableResponse {
  TableDescription table;
};

struct ListTablesRequest {
  std::optional<std::string> exclusive_start_table_name;
  std::optional<std::int32_t> limit;
};
struct ListTablesResponse {
  std::vector<std::string> table_names;
  std::optional<std::string> last_evaluated_table_name;
};

struct DeleteTableRequest {
  std::string table_name;
};
struct DeleteTableResponse {
  TableDescription table_description;
};

// Exactly one is set, or the caller erred.
struct GlobalSecondaryIndexUpdate {
  struct Update {
    std::string index_name;
    ProvisionedThroughput provisioned_throughput;
  };
  struct Delete {
    std::string index_name;
  };
  std::optional<SecondaryIndex> create;
  std::optional<Update> update;
  std::optional<Delete> remove;  // "Delete" on the wire
};

// "ReplicationGroupUpdate" of the API, as far as it adds a replica.
struct ReplicaUpdate {
  struct Create {
    std::string region_name;
  };
  std::optional<Create> create;
};

struct UpdateTableRequest {
  std::string table_name;
  std::optional<std::vector<AttributeDefinition>> attribute_definitions;
  std::optional<BillingMode> billing_mode;
  std::optional<ProvisionedThroughput> provisioned_throughput;
  std::optional<std::vector<GlobalSecondaryIndexUpdate>> global_secondary_index_updates;
  std::optional<StreamSpecification> stream_specification;
  std::optional<TableClass> table_class;
  std::optional<SseSpecification> sse_specification;
  std::optional<bool> deletion_protection_enabled;
  std::optional<std::vector<ReplicaUpdate>> replica_updates;
};
struct UpdateTableResponse {
  TableDescription table_description;
};

struct TimeToLiveSpecification {
  bool enabled = false;
  std::string attribute_name;
};
struct UpdateTimeToLiveRequest {
  std::string table_name;
  TimeToLiveSpecification time_to_live_specification;
};
struct UpdateTimeToLiveResponse {
  TimeToLiveSpecification time_to_live_specification;
};

enum class TimeToLiveStatus { kEnabling, kDisabling, kEnabled, kDisabled };
struct DescribeTimeToLiveRequest {
  std::string table_name;
};
struct DescribeTimeToLiveResponse {
  TimeToLiveStatus time_to_live_status = TimeToLiveStatus::kDisabled;
  std::optional<std::string> attribute_name;
};

}  // namespace flavorbot::dynamodb
