// The AttributeValueList of a ComparisonOperator: how many values, of which types.
//
// Threads: pure functions.
// Source:  API reference, Condition; texts as pinned by
//          tests/conformance/legacy_arguments_test.cc.
#pragma once

#include <string_view>
#include <vector>

#include "dynamodb/error.h"
#include "dynamodb/legacy_parameters.h"

namespace flavorbot::expression {

// All but NULL and NOT_NULL.
bool TakesArguments(dynamodb::ComparisonOperator op);

// Errors: kValidationException: "One or more parameter values were invalid: Invalid number of
//         argument(s) for the EQ ComparisonOperator", "... ComparisonOperator LT is not valid for
//         SS AttributeValue type", "... AttributeValues inside AttributeValueList must be of same
//         type", "The BETWEEN condition was provided a range where the lower bound is greater than
//         the upper bound".
dynamodb::Result<void> CheckArguments(dynamodb::ComparisonOperator op,
                                      const std::vector<dynamodb::AttributeValue>& arguments);

// Errors: kValidationException: "Empty attribute name".
dynamodb::Result<void> CheckAttributeName(std::string_view name);

}  // namespace flavorbot::expression
