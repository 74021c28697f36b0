// The projections of requests for items by key.
//
// Errors:  kValidationException with the service's text.
// Threads: pure functions.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dynamodb/error.h"
#include "dynamodb/expression_parameters.h"
#include "engine/table.h"
#include "expression/ast.h"

namespace flavorbot::engine {

dynamodb::Result<std::optional<expression::Projection>> ParseProjectionText(
    const std::optional<std::string>& text,
    const std::optional<dynamodb::ExpressionAttributeNames>& names);

// The same for a request that may have AttributesToGet instead of the text.
dynamodb::Result<std::optional<expression::Projection>> ParseProjectionText(
    const std::optional<std::string>& text,
    const std::optional<dynamodb::ExpressionAttributeNames>& names,
    const std::optional<std::vector<std::string>>& attributes_to_get);

// What the table says to a projection. Errors: kValidationException when it leads into a key.
dynamodb::Result<void> CheckProjection(const std::optional<expression::Projection>& projection,
                                       const Table& table);

}  // namespace flavorbot::engine
