// Where a path leads in an item.
//
// Threads: pure functions. Results borrow from the item.
#pragma once

#include <span>

#include "dynamodb/attribute_value.h"
#include "expression/ast.h"

namespace flavorbot::expression {

// The value that `step` leads to from `value`; nullptr when it leads nowhere.
const dynamodb::AttributeValue* FindStep(const dynamodb::AttributeValue& value,
                                         const PathStep& step);

// The value at the end of `steps` from `value`, which may be nullptr; nullptr when there is none.
const dynamodb::AttributeValue* FindSteps(const dynamodb::AttributeValue* value,
                                          std::span<const PathStep> steps);

inline const dynamodb::AttributeValue* FindPath(const dynamodb::Item& item, const Path& path) {
  return FindSteps(item.Find(path.attribute), path.steps);
}

}  // namespace flavorbot::expression
