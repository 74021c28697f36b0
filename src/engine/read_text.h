// The expressions of requests that read: parsed and checked, before anything is known of the table.
//
// Errors:  kValidationException with the service's text.
// Threads: pure functions.
#pragma once

#include <optional>
#include <string>

#include "dynamodb/error.h"
#include "dynamodb/expression_parameters.h"
#include "expression/ast.h"

namespace flavorbot::engine {

dynamodb::Result<std::optional<expression::Projection>> ParseProjectionText(
    const std::optional<std::string>& text,
    const std::optional<dynamodb::ExpressionAttributeNames>& names);

}  // namespace flavorbot::engine
