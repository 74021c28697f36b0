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
enum class TableClass { kStandard, kStandardInfrequentAccess };
enum class TableStatus { kCreating, kActive, kUpdating, kDeleting };

// What a stream's records carry.
enum class StreamViewType { kNewImage, kOldImage, kNewAndOldImages, kKeysOnly };

struct StreamSpecification {
  bool stream_enabled = false;
  std::optional<StreamViewType> stream_view_type;
  friend bool operator==(const StreamSpecification&, const StreamSpecification&) = default;
};

// Encryption at rest by a key of the caller's: accepted and described, not done.
struct SseSpecification {
  bool enabled = false;
  std::optional<std::string> sse_type;  // "KMS", "AES256"
  std::optional<std::string> kms_master_key_id;
  friend bool operator==(const SseSpecification&, const SseSpecification&) = default;
};

// A copy of the table in another region, which the service keeps equal: a global table's.
struct ReplicaDescription {
  std::string region_name;
  std::string replica_status;              // "CREATING", "ACTIVE", "CREATION_FAILED" ...
  std::string replica_status_description;  // why, where something is wrong
  std::string replica_status_percent_progress;
};

// Where a table's data came from.
struct RestoreSummary {
  std::string source_backup_arn;
  std::string source_table_arn;
  base::TimePoint restore_date_time;
};

struct SecondaryIndex {
  std::string index_name;
  std::vector<KeySchemaElement> key_schema;
  Projection projection;
  std::optional<ProvisionedThroughput> provisioned_throughput;  // global indexes only
  friend bool operator==(const SecondaryIndex&, const SecondaryIndex&) = default;
};

// When a provisioned throughput was last changed.
struct ThroughputChanges {
  std::optional<base::TimePoint> last_increase;
  std::optional<base::TimePoint> last_decrease;
  std::int64_t decreases_today = 0;  // since midnight, UTC
};

struct SecondaryIndexDescription {
  SecondaryIndex index;
  ThroughputChanges throughput_changes;             // global indexes only
  TableStatus index_status = TableStatus::kActive;  // global indexes only
  bool backfilling = false;                         // with kCreating: items are being added
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
  ThroughputChanges throughput_changes;
  std::vector<SecondaryIndexDescription> local_secondary_indexes;
  std::vector<SecondaryIndexDescription> global_secondary_indexes;
  std::int64_t item_count = 0;
  std::int64_t table_size_bytes = 0;
  bool deletion_protection_enabled = false;
  std::optional<base::TimePoint> last_update_to_pay_per_request;
  std::optional<TableClass> table_class;
  std::optional<base::TimePoint> last_update_of_table_class;
  std::optional<StreamSpecification> stream_specification;
  std::optional<std::string> latest_stream_label;  // of the stream there is or last was
  std::optional<std::string> latest_stream_arn;
  std::optional<SseSpecification> sse_specification;
  std::optional<RestoreSummary> restore_summary;
  std::optional<std::string> global_table_version;  // "2019.11.21" once there is a replica
  std::vector<ReplicaDescription> replicas;
};

}  // namespace flavorbot::dynamodb
