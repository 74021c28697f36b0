// The new values that an update's actions give, computed from the item as it was.
//
// Threads: pure functions.
// Source:  AWS Developer Guide, "Using update expressions in DynamoDB".
#pragma once

#include <optional>

#include "dynamodb/attribute_value.h"
#include "dynamodb/error.h"
#include "expression/ast.h"
#include "expression/find_path.h"

namespace flavorbot::expression {

// The right side of a SET action.
// Errors: kValidationException when it reads an attribute that isn't there, an operand is of the
//         wrong type, or a sum is no number.
dynamodb::Result<dynamodb::AttributeValue> ComputeOperand(const Operand& operand,
                                                          const dynamodb::Item& item);

// What ADD makes of `old` (nullptr: nothing there): the sum of numbers, the union of sets, and for
// AttributeUpdates one list after the other.
// Errors: kValidationException when the types differ or the sum is no number.
dynamodb::Result<dynamodb::AttributeValue> ComputeAdd(const dynamodb::AttributeValue* old,
                                                      const dynamodb::AttributeValue& added,
                                                      UpdateForm form);

// What DELETE leaves of the set `old`; nullopt when nothing is left or nothing was there.
// Errors: kValidationException when the types differ.
dynamodb::Result<std::optional<dynamodb::AttributeValue>> ComputeDelete(
    const dynamodb::AttributeValue* old, const dynamodb::AttributeValue& deleted, UpdateForm form);

// Errors: kValidationException when `value` at `path` would nest deeper than an item may.
dynamodb::Result<void> CheckNesting(const Path& path, const dynamodb::AttributeValue& value);

}  // namespace flavorbot::expression
