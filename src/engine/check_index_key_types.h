// CheckIndexKeyTypes: what an update says of the types of index keys, before there is an item.
//
// Threads: pure function.
#pragma once

#include "engine/table.h"
#include "expression/ast.h"

namespace flavorbot::engine {

// An index key is set to a value of the request, or to what if_not_exists, list_append, + or - make
// whatever the item holds.
// Errors: kValidationException: "One or more parameter values were invalid: Type mismatch for Index
//         Key G Expected: S Actual: N IndexName: GSI1".
dynamodb::Result<void> CheckIndexKeyTypes(const Table& table, const expression::Update& update);

}  // namespace flavorbot::engine
