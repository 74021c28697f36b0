// What the WHERE of a PartiQL statement says of keys: the plan for reading or writing.
//
//   PK = 'a'                          one partition
//   PK IN ['a', 'b'], PK = .. OR ..   several, each once, in order
//   and SK =, <, <=, >, >=, BETWEEN, begins_with: the sort keys in them
//
// These have to be terms of the whole condition, joined by AND. Whatever else is there is what the
// items are filtered by.
//
// Errors:  all functions, kValidationException with the service's text.
// Threads: pure functions.
// Source:  AWS Developer Guide, "PartiQL select statements for DynamoDB": which statements scan.
#pragma once

#include <optional>
#include <vector>

#include "dynamodb/error.h"
#include "engine/table.h"
#include "expression/ast.h"
#include "expression/key_condition.h"

namespace flavorbot::engine {

struct KeyPlan {
  std::vector<dynamodb::AttributeValue> partition_keys;  // none: every partition
  std::vector<expression::SortKeyCondition> sort_keys;   // all of them hold for what is read
  std::optional<expression::Condition> rest;
};

dynamodb::Result<KeyPlan> PlanRead(std::optional<expression::Condition> where,
                                   const KeySchema& keys);

// One item, named by equality on all of its key, and the condition on it that is left.
struct KeyedCondition {
  dynamodb::Item key;
  std::optional<expression::Condition> rest;
};

// nullopt when `where` doesn't name one item.
dynamodb::Result<std::optional<KeyedCondition>> PlanOneItem(
    std::optional<expression::Condition> where, const KeySchema& keys);

// Whether the key attributes in `item` are there and of their types.
dynamodb::Result<void> CheckStatementKeys(const KeySchema& keys, const dynamodb::Item& item);

}  // namespace flavorbot::engine
