// AttributesToGet -> Projection: top-level attributes, whatever characters their names have.
//
// Threads: pure functions.
// Source:  API reference, GetItem, AttributesToGet.
#pragma once

#include <string>
#include <vector>

#include "dynamodb/error.h"
#include "expression/ast.h"

namespace flavorbot::expression {

// Errors: kValidationException: "One or more parameter values were invalid: Duplicate value in
//         attribute name: a".
dynamodb::Result<Projection> FromAttributesToGet(const std::vector<std::string>& names);

}  // namespace flavorbot::expression
