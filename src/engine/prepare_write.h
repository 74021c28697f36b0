// A request to write one item -> an ItemWrite, in the service's two steps: what the request says by
// itself (ParseWrite), then what the table says to it (BindPut, BindUpdate, BindByKey).
//
// Errors:  all functions, kValidationException.
// Threads: pure functions.
// Source:  API reference, PutItem, UpdateItem, DeleteItem, TransactWriteItems.
#pragma once

#include <optional>
#include <string>

#include "dynamodb/expression_parameters.h"
#include "dynamodb/item_actions.h"
#include "engine/commit_request.h"
#include "engine/table.h"

namespace flavorbot::engine {

// The expressions of a request, or what it has instead of them (the wire refuses both at once);
// borrowed from it.
struct WriteText {
  // Whether the action knows update expressions; then `update` has it or nullptr.
  bool takes_update = false;
  const std::string* update = nullptr;
  const std::optional<std::string>& condition;
  const std::optional<dynamodb::ExpressionAttributeNames>& names;
  const std::optional<dynamodb::ExpressionAttributeValues>& values;
  dynamodb::ReturnValuesOnConditionCheckFailure on_failure;
  const dynamodb::AttributeUpdates* attribute_updates = nullptr;
  const dynamodb::Expected* expected = nullptr;
  std::optional<dynamodb::ConditionalOperator> conditional_operator = std::nullopt;
};

// Of any request with the members of TransactCondition.
template <typename Request>
WriteText TextOf(const Request& request) {
  WriteText text{.condition = request.condition_expression,
                 .names = request.expression_attribute_names,
                 .values = request.expression_attribute_values,
                 .on_failure = request.return_values_on_condition_check_failure};
  if constexpr (requires { request.expected; }) {
    if (request.expected) text.expected = &*request.expected;
    text.conditional_operator = request.conditional_operator;
  }
  return text;
}

struct ParsedWrite {
  std::optional<expression::Update> update;
  std::optional<expression::Condition> condition;
  std::size_t value_bytes = 0;
  dynamodb::ReturnValuesOnConditionCheckFailure on_failure =
      dynamodb::ReturnValuesOnConditionCheckFailure::kNone;
};

dynamodb::Result<ParsedWrite> ParseWrite(const WriteText& text);

dynamodb::Result<ItemWrite> BindPut(TablePtr table, const dynamodb::Item& item, ParsedWrite parsed);
dynamodb::Result<ItemWrite> BindUpdate(TablePtr table, dynamodb::Item key, ParsedWrite parsed);
// `kind`: kDelete or kConditionCheck.
dynamodb::Result<ItemWrite> BindByKey(WriteKind kind, TablePtr table, const dynamodb::Item& key,
                                      ParsedWrite parsed);

}  // namespace flavorbot::engine
