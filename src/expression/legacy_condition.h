// Expected, QueryFilter and ScanFilter -> Condition: what they say in the tree of expressions, so
// that one evaluator judges both.
//
// Names are top-level attributes, whatever characters they have. NE holds for an absent attribute;
// NOT_CONTAINS does not.
//
// Errors:  all functions, kValidationException with the service's text.
// Threads: pure functions.
// Source:  API reference, "Legacy conditional parameters"; AWS Developer Guide, "Legacy conditional
//          parameters"; tests/conformance/legacy_expected_test.cc, legacy_filter_test.cc.
#pragma once

#include <optional>

#include "dynamodb/error.h"
#include "dynamodb/legacy_parameters.h"
#include "expression/ast.h"

namespace flavorbot::expression {

// nullopt: there is no condition to hold. nullptr stands for an absent parameter.
dynamodb::Result<std::optional<Condition>> FromExpected(
    const dynamodb::Expected* expected, std::optional<dynamodb::ConditionalOperator> op);

dynamodb::Result<std::optional<Condition>> FromFilter(
    const dynamodb::LegacyConditions* filter, std::optional<dynamodb::ConditionalOperator> op);

}  // namespace flavorbot::expression
