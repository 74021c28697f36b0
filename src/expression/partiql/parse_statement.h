// PartiQL text and its parameters -> Statement.
//
// Threads: pure functions.
// Source:  API reference, ExecuteStatement; message texts as the service answers them.
#pragma once

#include <span>
#include <string_view>

#include "dynamodb/attribute_value.h"
#include "dynamodb/error.h"
#include "expression/partiql/statement.h"

namespace flavorbot::expression::partiql {

// Errors: kValidationException when the text is too long or not well formed, has another number of
//         parameters, or says what DynamoDB has no meaning for.
dynamodb::Result<Statement> ParseStatement(std::string_view text,
                                           std::span<const dynamodb::AttributeValue> parameters);

}  // namespace flavorbot::expression::partiql
