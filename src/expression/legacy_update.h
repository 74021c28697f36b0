// AttributeUpdates -> Update: PUT is SET, DELETE without a value REMOVE, the others ADD and DELETE
// as AttributeUpdates mean them (UpdateForm::kAttributeUpdates).
//
// Threads: pure functions.
// Source:  API reference, UpdateItem, AttributeUpdates; tests/conformance/legacy_update_test.cc.
#pragma once

#include <optional>

#include "dynamodb/error.h"
#include "dynamodb/legacy_parameters.h"
#include "expression/ast.h"

namespace flavorbot::expression {

// nullopt when there is nothing to update.
// Errors: kValidationException: "One or more parameter values were invalid: Only DELETE action is
//         allowed when no attribute value is specified", "... DELETE action with value is not
//         supported for the type S", "... ADD action is not supported for the type S". Key
//         attributes are CheckUpdateKeyUse's (key_use.h).
dynamodb::Result<std::optional<Update>> FromAttributeUpdates(
    const dynamodb::AttributeUpdates& updates);

}  // namespace flavorbot::expression
