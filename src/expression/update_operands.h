// What the actions of an update compute: the right side of SET, and the effect
// of ADD and DELETE on one value.
//
// Threads: pure functions.
// Source:  AWS Developer Guide, "Using update expressions in DynamoDB".
#pragma once

#include <optional>

#include "dynamodb/attribute_value.h"
#include "dynamodb/error.h"
#include "expression/ast.h"

namespace flavorbot::expression {

// Errors: kValidationException when an attribute is missing, an operand has the
// wrong type, or a
//         number is out of range.
dynamodb::Result<dynamodb::AttributeValue> EvaluateSetValue(const Operand& operand,
                                                            const dynamodb::Item& old);

// `value` (nullptr: there is none) after ADD of a number or a set. Errors: as
// above.
dynamodb::Result<dynamodb::AttributeValue> AddTo(const dynamodb::AttributeValue* value,
                                                 const dynamodb::AttributeValue& added);

// `value` after DELETE of a set's members; nullopt when none is left. Errors:
// as above.
dynamodb::Result<std::optional<dynamodb::AttributeValue>> DeleteFrom(
    const dynamodb::AttributeValue& value, const dynamodb::AttributeValue& deleted);

}  // namespace flavorbot::expression
