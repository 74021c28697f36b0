// Requests and responses of the actions that read many items: Query and Scan.
//
// Source: API reference, Query, Scan.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dynamodb/capacity.h"
#include "dynamodb/expression_parameters.h"
#include "dynamodb/legacy_parameters.h"
#include "dynamodb/packed_item.h"

namespace flavorbot::dynamodb {

enum class Select { kAllAttributes, kAllProjectedAttributes, kSpecificAttributes, kCount };

struct QueryRequest {
  std::string table_name;
  std::optional<std::string> index_name;
  std::optional<std::string> key_condition_expression;
  std::optional<std::string> filter_expression;
  std::optional<std::string> projection_expression;
  std::optional<ExpressionAttributeNames> expression_attribute_names;
  std::optional<ExpressionAttributeValues> expression_attribute_values;
  std::optional<std::vector<std::string>> attributes_to_get;
  std::optional<LegacyConditions> key_conditions;
  std::optional<LegacyConditions> query_filter;
  std::optional<ConditionalOperator> conditional_operator;
  std::optional<Item> exclusive_start_key;
  std::optional<std::int32_t> limit;
  std::optional<Select> select;
  bool scan_index_forward = true;
  bool consistent_read = false;
  ReturnConsumedCapacity return_consumed_capacity = ReturnConsumedCapacity::kNone;
};

struct ScanRequest {
  std::string table_name;
  std::optional<std::string> index_name;
  std::optional<std::string> filter_expression;
  std::optional<std::string> projection_expression;
  std::optional<ExpressionAttributeNames> expression_attribute_names;
  std::optional<ExpressionAttributeValues> expression_attribute_values;
  std::optional<std::vector<std::string>> attributes_to_get;
  std::optional<LegacyConditions> scan_filter;
  std::optional<ConditionalOperator> conditional_operator;
  std::optional<Item> exclusive_start_key;
  std::optional<std::int32_t> limit;
  std::optional<Select> select;
  std::optional<std::int32_t> segment;
  std::optional<std::int32_t> total_segments;
  bool consistent_read = false;
  ReturnConsumedCapacity return_consumed_capacity = ReturnConsumedCapacity::kNone;
};

// Query and Scan answer alike.
struct ReadItemsResponse {
  std::vector<PackedItem> items;
  bool items_present = true;  // false with Select COUNT
  std::int32_t count = 0;
  std::int32_t scanned_count = 0;
  std::optional<Item> last_evaluated_key;
  std::optional<ConsumedCapacity> consumed_capacity;
};
struct QueryResponse : ReadItemsResponse {};
struct ScanResponse : ReadItemsResponse {};

}  // namespace flavorbot::dynamodb
