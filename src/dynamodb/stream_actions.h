// Requests and responses of DynamoDB Streams, a service of its own beside DynamoDB.
//
// Source: API reference, "Actions: Amazon DynamoDB Streams".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dynamodb/packed_item.h"
#include "dynamodb/table.h"

namespace flavorbot::dynamodb {

struct Stream {
  std::string stream_arn;
  std::string table_name;
  std::string stream_label;
};
struct ListStreamsRequest {
  std::optional<std::string> table_name;
  std::optional<std::int32_t> limit;
  std::optional<std::string> exclusive_start_stream_arn;
};
struct ListStreamsResponse {
  std::vector<Stream> streams;
  std::optional<std::string> last_evaluated_stream_arn;
};

enum class StreamStatus { kEnabling, kEnabled, kDisabling, kDisabled };

struct Shard {
  std::string shard_id;
  std::string starting_sequence_number;
  std::optional<std::string> ending_sequence_number;  // absent: open
  std::optional<std::string> parent_shard_id;
};
struct StreamDescription {
  std::string stream_arn;
  std::string stream_label;
  StreamStatus stream_status = StreamStatus::kEnabled;
  StreamViewType stream_view_type = StreamViewType::kKeysOnly;
  base::TimePoint creation_request_date_time;
  std::string table_name;
  std::vector<KeySchemaElement> key_schema;
  std::vector<Shard> shards;
  std::optional<std::string> last_evaluated_shard_id;
};
struct DescribeStreamRequest {
  std::string stream_arn;
  std::optional<std::int32_t> limit;
  std::optional<std::string> exclusive_start_shard_id;
};
struct DescribeStreamResponse {
  StreamDescription stream_description;
};

enum class ShardIteratorType { kTrimHorizon, kLatest, kAtSequenceNumber, kAfterSequenceNumber };
struct GetShardIteratorRequest {
  std::string stream_arn;
  std::string shard_id;
  ShardIteratorType shard_iterator_type = ShardIteratorType::kTrimHorizon;
  std::optional<std::string> sequence_number;
};
struct GetShardIteratorResponse {
  std::string shard_iterator;
};

enum class OperationType { kInsert, kModify, kRemove };

// One change of one item.
struct StreamRecord {
  std::string event_id;
  OperationType event_name = OperationType::kInsert;
  std::string aws_region;
  bool by_time_to_live = false;  // "userIdentity" on the wire: the service deleted it
  base::TimePoint approximate_creation_date_time;
  PackedItem keys;
  std::optional<PackedItem> new_image;
  std::optional<PackedItem> old_image;
  std::string sequence_number;
  std::int64_t size_bytes = 0;
  StreamViewType stream_view_type = StreamViewType::kKeysOnly;
};
struct GetRecordsRequest {
  std::string shard_iterator;
  std::optional<std::int32_t> limit;
};
struct GetRecordsResponse {
  std::vector<StreamRecord> records;
  std::optional<std::string> next_shard_iterator;  // absent: the shard is closed and read
};

}  // namespace flavorbot::dynamodb
