// Where key attributes may not stand: the filter of a Query, the actions of an update, and, since
// keys are scalars, before a "." or "[" anywhere.
//
// `keys` are those of the table, of the index that is read, or of any index of the table.
//
// Threads: pure functions.
#pragma once

#include <string_view>

#include "dynamodb/error.h"
#include "expression/ast.h"
#include "expression/key_condition.h"

namespace flavorbot::expression {

// `filter_name`: what the service calls it, "Filter Expression" or "QueryFilter".
// Errors: kValidationException: "Filter Expression can only contain non-primary key attributes:
//         Primary key attribute: PK".
dynamodb::Result<void> CheckFilterKeyUse(const Condition& filter, const KeySchema& keys,
                                         std::string_view filter_name = "Filter Expression");

// Errors: kValidationException: "One or more parameter values were invalid: Cannot update attribute
//         PK. This attribute is part of the key".
dynamodb::Result<void> CheckUpdateKeyUse(const Update& update, const KeySchema& keys);

// Whose keys they are.
enum class KeyOwner { kTable, kIndex };

// Errors: kValidationException: "Key attributes must be scalars; list random access '[]' and map
//         lookup '.' are not allowed: Key: PK", or "IndexKey: PK".
dynamodb::Result<void> CheckKeyPaths(const Condition& condition, const KeySchema& keys,
                                     KeyOwner owner = KeyOwner::kTable);
dynamodb::Result<void> CheckKeyPaths(const Projection& projection, const KeySchema& keys,
                                     KeyOwner owner = KeyOwner::kTable);
dynamodb::Result<void> CheckKeyPaths(const Update& update, const KeySchema& keys,
                                     KeyOwner owner = KeyOwner::kTable);

}  // namespace flavorbot::expression
