// An Update on an item: the item that follows from it.
//
// Every operand is read from the item as it was before the update; then REMOVE, SET, ADD and DELETE
// have their effects together. Indexes mean positions of the list as it was.
//
// Threads: pure functions.
// Source:  AWS Developer Guide, "Using update expressions in DynamoDB".
#pragma once

#include "dynamodb/attribute_value.h"
#include "dynamodb/error.h"
#include "expression/ast.h"

namespace flavorbot::expression {

// The item after `update` on `old` (for an item that did not exist: its key attributes alone).
// REQUIRES: CheckUpdateKeyUse (key_use.h) found no key attribute in it.
// Errors:   kValidationException: "The provided expression refers to an attribute that does not
//           exist in the item", "The document path provided in the update expression is invalid for
//           update", "An operand in the update expression has an incorrect data type", a number out
//           of range. The item's size and the types of index keys are the caller's to check.
dynamodb::Result<dynamodb::Item> ApplyUpdate(const Update& update, const dynamodb::Item& old);

// The paths that `update` names, for ReturnValues UPDATED_OLD and UPDATED_NEW: Project (project.h)
// them onto the old or the new item.
Projection TouchedPaths(const Update& update);

}  // namespace flavorbot::expression
