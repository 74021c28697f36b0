// Where key attributes may not stand: the filter of a Query, and the actions of an update.
//
// Threads: pure functions.
#pragma once

#include <span>
#include <string_view>

#include "dynamodb/error.h"
#include "expression/ast.h"

namespace flavorbot::expression {

// `key_names`: of the table or index that the Query reads.
// Errors: kValidationException: "Filter Expression can only contain non-primary key attributes:
//         Primary key attribute: PK".
dynamodb::Result<void> CheckFilterKeyUse(const Condition& filter,
                                         std::span<const std::string_view> key_names);

// `key_names`: of the table.
// Errors: kValidationException: "One or more parameter values were invalid: Cannot update attribute
//         PK. This attribute is part of the key".
dynamodb::Result<void> CheckUpdateKeyUse(const Update& update,
                                         std::span<const std::string_view> key_names);

}  // namespace flavorbot::expression
