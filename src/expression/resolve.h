// Resolve: the value that a path leads to.
//
// Threads: pure functions.
#pragma once

#include "dynamodb/attribute_value.h"
#include "expression/ast.h"

namespace flavorbot::expression {

// One step below `value`; nullptr when it has no such element or isn't a
// document. Borrows.
const dynamodb::AttributeValue* Descend(const dynamodb::AttributeValue& value,
                                        const PathStep& step);
dynamodb::AttributeValue* Descend(dynamodb::AttributeValue& value, const PathStep& step);

// nullptr when the path leads nowhere. Borrows from `item`.
const dynamodb::AttributeValue* Resolve(const Path& path, const dynamodb::Item& item);

}  // namespace flavorbot::expression
