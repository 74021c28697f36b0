// Requests and responses of BatchGetItem and BatchWriteItem.
//
// Source: API reference, BatchGetItem, BatchWriteItem.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dynamodb/capacity.h"
#include "dynamodb/expression_parameters.h"
#include "dynamodb/legacy_parameters.h"
#include "dynamodb/packed_item.h"

namespace flavorbot::dynamodb {

struct KeysAndAttributes {
  std::vector<Item> keys;
  bool consistent_read = false;
  std::optional<std::string> projection_expression;
  std::optional<ExpressionAttributeNames> expression_attribute_names;
  std::optional<std::vector<std::string>> attributes_to_get;
};

struct BatchGetItemRequest {
  std::map<std::string, KeysAndAttributes> request_items;  // by table
  ReturnConsumedCapacity return_consumed_capacity = ReturnConsumedCapacity::kNone;
};

struct BatchGetItemResponse {
  std::map<std::string, std::vector<PackedItem>> responses;
  std::map<std::string, KeysAndAttributes> unprocessed_keys;
  std::vector<ConsumedCapacity> consumed_capacity;
};

struct PutRequest {
  Item item;
};
struct DeleteRequest {
  Item key;
};
using WriteRequest = std::variant<PutRequest, DeleteRequest>;

struct BatchWriteItemRequest {
  std::map<std::string, std::vector<WriteRequest>> request_items;  // by table
  ReturnConsumedCapacity return_consumed_capacity = ReturnConsumedCapacity::kNone;
  ReturnItemCollectionMetrics return_item_collection_metrics = ReturnItemCollectionMetrics::kNone;
};

struct BatchWriteItemResponse {
  std::map<std::string, std::vector<WriteRequest>> unprocessed_items;
  std::map<std::string, std::vector<ItemCollectionMetrics>> item_collection_metrics;
  std::vector<ConsumedCapacity> consumed_capacity;
};

}  // namespace flavorbot::dynamodb
