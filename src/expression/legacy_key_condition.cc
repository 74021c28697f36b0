#include "expression/legacy_key_condition.h"

#include <utility>

#include "expression/legacy_arguments.h"

namespace flavorbot::expression {

namespace {

using dynamodb::ComparisonOperator;
using dynamodb::Result;

KeyOperator ToKeyOperator(ComparisonOperator op) {
  switch (op) {
    case ComparisonOperator::kEq:
      return KeyOperator::kEqual;
    case ComparisonOperator::kLt:
      return KeyOperator::kLess;
    case ComparisonOperator::kLe:
      return KeyOperator::kLessOrEqual;
    case ComparisonOperator::kGt:
      return KeyOperator::kGreater;
    case ComparisonOperator::kGe:
      return KeyOperator::kGreaterOrEqual;
    case ComparisonOperator::kBetween:
      return KeyOperator::kBetween;
    case ComparisonOperator::kBeginsWith:
      return KeyOperator::kBeginsWith;
    default:
      return KeyOperator::kNotIndexable;
  }
}

}  // namespace

Result<KeyCondition> FromKeyConditions(const dynamodb::LegacyConditions& conditions) {
  KeyCondition all;
  for (const auto& [name, condition] : conditions) {
    KeyTerm term{
        .attribute_name = name, .op = ToKeyOperator(condition.comparison_operator), .values = {}};
    if (condition.attribute_value_list) term.values = *condition.attribute_value_list;
    if (auto ok = CheckArguments(condition.comparison_operator, term.values); !ok) {
      return std::unexpected(std::move(ok).error());
    }
    all.terms.push_back(std::move(term));
  }
  if (all.terms.empty() || all.terms.size() > 2) {
    return std::unexpected(dynamodb::ValidationError("Conditions can be of length 1 or 2 only"));
  }
  return all;
}

}  // namespace flavorbot::expression
