// KeyConditions -> KeyCondition (key_condition.h), to be bound to a table's keys as that of an
// expression.
//
// Threads: pure functions.
// Source:  API reference, Query, KeyConditions; tests/conformance/legacy_query_test.cc.
#pragma once

#include "dynamodb/error.h"
#include "dynamodb/legacy_parameters.h"
#include "expression/key_condition.h"

namespace flavorbot::expression {

// Errors: kValidationException: those of CheckArguments (legacy_arguments.h); "Conditions can be of
//         length 1 or 2 only".
dynamodb::Result<KeyCondition> FromKeyConditions(const dynamodb::LegacyConditions& conditions);

}  // namespace flavorbot::expression
