// Requests and responses of the actions that take PartiQL statements.
//
// Source: API reference, ExecuteStatement, BatchExecuteStatement, ExecuteTransaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dynamodb/capacity.h"
#include "dynamodb/item_actions.h"
#include "dynamodb/packed_item.h"

namespace flavorbot::dynamodb {

struct ExecuteStatementRequest {
  std::string statement;
  std::optional<std::vector<AttributeValue>> parameters;
  bool consistent_read = false;
  std::optional<std::string> next_token;
  std::optional<std::int32_t> limit;
  ReturnConsumedCapacity return_consumed_capacity = ReturnConsumedCapacity::kNone;
  ReturnValuesOnConditionCheckFailure return_values_on_condition_check_failure =
      ReturnValuesOnConditionCheckFailure::kNone;
};
struct ExecuteStatementResponse {
  std::vector<PackedItem> items;
  std::optional<std::string> next_token;
  std::optional<Item> last_evaluated_key;
  std::optional<ConsumedCapacity> consumed_capacity;
};

struct BatchStatementRequest {
  std::string statement;
  std::optional<std::vector<AttributeValue>> parameters;
  bool consistent_read = false;
  ReturnValuesOnConditionCheckFailure return_values_on_condition_check_failure =
      ReturnValuesOnConditionCheckFailure::kNone;
};
struct BatchStatementError {
  std::string code;  // "ConditionalCheckFailed", "ValidationError", "DuplicateItem" ...
  std::string message;
  std::optional<PackedItem> item;
};
struct BatchStatementResponse {
  std::optional<BatchStatementError> error;
  std::optional<std::string> table_name;
  std::optional<PackedItem> item;
};

struct BatchExecuteStatementRequest {
  std::vector<BatchStatementRequest> statements;
  ReturnConsumedCapacity return_consumed_capacity = ReturnConsumedCapacity::kNone;
};
struct BatchExecuteStatementResponse {
  std::vector<BatchStatementResponse> responses;  // in the order of the request
  std::vector<ConsumedCapacity> consumed_capacity;
};

struct ParameterizedStatement {
  std::string statement;
  std::optional<std::vector<AttributeValue>> parameters;
  ReturnValuesOnConditionCheckFailure return_values_on_condition_check_failure =
      ReturnValuesOnConditionCheckFailure::kNone;
};
struct ExecuteTransactionRequest {
  std::vector<ParameterizedStatement> transact_statements;
  std::optional<std::string> client_request_token;
  ReturnConsumedCapacity return_consumed_capacity = ReturnConsumedCapacity::kNone;
};
struct ExecuteTransactionResponse {
  std::vector<std::optional<PackedItem>> responses;  // in the order of the request
  std::vector<ConsumedCapacity> consumed_capacity;
};

}  // namespace flavorbot::dynamodb
