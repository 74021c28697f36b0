// Where key attributes may not stand: the filter of a Query, the actions of an update, and, since
// keys are scalars, before a "." or "[" anywhere.
//
// `key_names` are those of the table, or of the index that is read, partition key first.
//
// Threads: pure functions.
#pragma once

#include <span>
#include <string_view>

#include "dynamodb/error.h"
#include "expression/ast.h"

namespace flavorbot::expression {

// Errors: kValidationException: "Filter Expression can only contain non-primary key attributes:
//         Primary key attribute: PK"; those of CheckKeyPaths.
dynamodb::Result<void> CheckFilterKeyUse(const Condition& filter,
                                         std::span<const std::string_view> key_names);

// Errors: kValidationException: "One or more parameter values were invalid: Cannot update attribute
//         PK. This attribute is part of the key"; those of CheckKeyPaths.
dynamodb::Result<void> CheckUpdateKeyUse(const Update& update,
                                         std::span<const std::string_view> key_names);

// Errors: kValidationException: "Key attributes must be scalars; list random access '[]' and map
//         lookup '.' are not allowed: Key: PK".
dynamodb::Result<void> CheckKeyPaths(const Condition& condition,
                                     std::span<const std::string_view> key_names);
dynamodb::Result<void> CheckKeyPaths(const Projection& projection,
                                     std::span<const std::string_view> key_names);

}  // namespace flavorbot::expression
