// Requests and responses of TransactGetItems and TransactWriteItems.
//
// Source: API reference, TransactGetItems, TransactWriteItems.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dynamodb/capacity.h"
#include "dynamodb/expression_parameters.h"
#include "dynamodb/item_actions.h"
#include "dynamodb/packed_item.h"

namespace flavorbot::dynamodb {

struct TransactGet {
  std::string table_name;
  Item key;
  std::optional<std::string> projection_expression;
  std::optional<ExpressionAttributeNames> expression_attribute_names;
};

struct TransactGetItemsRequest {
  std::vector<TransactGet> transact_items;
  ReturnConsumedCapacity return_consumed_capacity = ReturnConsumedCapacity::kNone;
};

struct TransactGetItemsResponse {
  std::vector<std::optional<PackedItem>> responses;  // in the order of the request
  std::vector<ConsumedCapacity> consumed_capacity;
};

// What Put, Update, Delete and ConditionCheck share.
struct TransactCondition {
  std::string table_name;
  std::optional<std::string> condition_expression;
  std::optional<ExpressionAttributeNames> expression_attribute_names;
  std::optional<ExpressionAttributeValues> expression_attribute_values;
  ReturnValuesOnConditionCheckFailure return_values_on_condition_check_failure =
      ReturnValuesOnConditionCheckFailure::kNone;
};
struct TransactPut : TransactCondition {
  Item item;
};
struct TransactUpdate : TransactCondition {
  Item key;
  std::string update_expression;
};
struct TransactDelete : TransactCondition {
  Item key;
};
struct TransactConditionCheck : TransactCondition {
  Item key;
};
using TransactWriteItem =
    std::variant<TransactPut, TransactUpdate, TransactDelete, TransactConditionCheck>;

struct TransactWriteItemsRequest {
  std::vector<TransactWriteItem> transact_items;
  std::optional<std::string> client_request_token;
  ReturnConsumedCapacity return_consumed_capacity = ReturnConsumedCapacity::kNone;
  ReturnItemCollectionMetrics return_item_collection_metrics = ReturnItemCollectionMetrics::kNone;
};

struct TransactWriteItemsResponse {
  std::vector<ConsumedCapacity> consumed_capacity;
  std::map<std::string, std::vector<ItemCollectionMetrics>> item_collection_metrics;
};

}  // namespace flavorbot::dynamodb
