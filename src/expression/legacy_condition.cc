#include "expression/legacy_condition.h"

#include <string>
#include <utility>

#include "dynamodb/wire_enums.h"
#include "expression/legacy_arguments.h"

namespace flavorbot::expression {

namespace {

using dynamodb::AttributeValue;
using dynamodb::ComparisonOperator;
using dynamodb::ConditionalOperator;
using dynamodb::ExpectedAttributeValue;
using dynamodb::Result;

using Arguments = std::vector<AttributeValue>;

std::unexpected<dynamodb::Error> Invalid(std::string text) {
  return std::unexpected(dynamodb::ValidationError(std::move(text)));
}

Condition Compared(Comparator comparator, Operand left, const AttributeValue& right) {
  return {Comparison{comparator, std::move(left), {right}}};
}

Condition NotContains(const Path& path, const AttributeValue& element) {
  And both;
  both.terms.push_back({AttributeExists{path}});
  both.terms.push_back({Not{{{Contains{{path}, {element}}}}}});
  return {std::move(both)};
}

// REQUIRES: CheckArguments(op, arguments).
Condition ToCondition(const std::string& name, ComparisonOperator op, const Arguments& arguments) {
  const Path path{.attribute = name, .steps = {}};
  const Operand operand{path};
  switch (op) {
    case ComparisonOperator::kEq:
      return Compared(Comparator::kEqual, operand, arguments[0]);
    case ComparisonOperator::kNe:
      return Compared(Comparator::kNotEqual, operand, arguments[0]);
    case ComparisonOperator::kLe:
      return Compared(Comparator::kLessOrEqual, operand, arguments[0]);
    case ComparisonOperator::kLt:
      return Compared(Comparator::kLess, operand, arguments[0]);
    case ComparisonOperator::kGe:
      return Compared(Comparator::kGreaterOrEqual, operand, arguments[0]);
    case ComparisonOperator::kGt:
      return Compared(Comparator::kGreater, operand, arguments[0]);
    case ComparisonOperator::kBetween:
      return {Between{operand, {arguments[0]}, {arguments[1]}}};
    case ComparisonOperator::kIn: {
      In in{.value = operand, .candidates = {}};
      for (const auto& argument : arguments) in.candidates.push_back({argument});
      return {std::move(in)};
    }
    case ComparisonOperator::kNotNull:
      return {AttributeExists{path}};
    case ComparisonOperator::kNull:
      return {AttributeNotExists{path}};
    case ComparisonOperator::kContains:
      return {Contains{operand, {arguments[0]}}};
    case ComparisonOperator::kNotContains:
      return NotContains(path, arguments[0]);
    case ComparisonOperator::kBeginsWith:
      return {BeginsWith{operand, {arguments[0]}}};
  }
  return {AttributeExists{path}};
}

Result<Condition> ToCondition(const std::string& name, const dynamodb::LegacyCondition& condition) {
  static const Arguments kNone;
  const auto& arguments = condition.attribute_value_list ? *condition.attribute_value_list : kNone;
  auto ok = CheckAttributeName(name);
  if (ok) ok = CheckArguments(condition.comparison_operator, arguments);
  if (!ok) return std::unexpected(std::move(ok).error());
  return ToCondition(name, condition.comparison_operator, arguments);
}

// Which members go together.
Result<void> CheckMembers(const std::string& name, const ExpectedAttributeValue& expected) {
  const auto invalid = [&name](std::string text) {
    return Invalid("One or more parameter values were invalid: " + std::move(text) +
                   " for Attribute: " + name);
  };
  const bool has_list = expected.attribute_value_list.has_value();
  const bool has_value = expected.value.has_value();
  if (has_list && has_value) {
    return invalid("Value and AttributeValueList cannot be used together");
  }
  if (const auto op = expected.comparison_operator) {
    if (expected.exists) return invalid("Exists and ComparisonOperator cannot be used together");
    if (!has_list && !has_value && TakesArguments(*op)) {
      return invalid("Value or AttributeValueList must be used with ComparisonOperator: " +
                     std::string(dynamodb::WireName(*op)));
    }
    return {};
  }
  if (has_list) return invalid("AttributeValueList can only be used with a ComparisonOperator");
  if (!has_value && expected.exists.value_or(true)) {
    return invalid(std::string("Value must be provided when Exists is ") +
                   (expected.exists ? "true" : "null"));
  }
  if (has_value && !expected.exists.value_or(true)) {
    return invalid("Value cannot be used when Exists is false");
  }
  return {};
}

Result<Condition> ToCondition(const std::string& name, const ExpectedAttributeValue& expected) {
  auto ok = CheckAttributeName(name);
  if (ok) ok = CheckMembers(name, expected);
  if (!ok) return std::unexpected(std::move(ok).error());
  dynamodb::LegacyCondition condition{
      .comparison_operator = expected.comparison_operator.value_or(
          expected.value ? ComparisonOperator::kEq : ComparisonOperator::kNull),
      .attribute_value_list = expected.attribute_value_list};
  if (expected.value) condition.attribute_value_list = Arguments{*expected.value};
  return ToCondition(name, condition);
}

Result<void> CheckConditionalOperator(std::optional<ConditionalOperator> op, std::size_t count) {
  if (!op || count >= 2) return {};
  if (count == 0) return Invalid("ConditionalOperator cannot be used without Filter or Expected");
  return Invalid(
      "ConditionalOperator can only be used when Filter or Expected has two or more elements");
}

template <typename Conditions>
Result<std::optional<Condition>> FromAll(const Conditions* conditions,
                                         std::optional<ConditionalOperator> op) {
  const std::size_t count = conditions == nullptr ? 0 : conditions->size();
  if (auto ok = CheckConditionalOperator(op, count); !ok) {
    return std::unexpected(std::move(ok).error());
  }
  if (count == 0) return std::optional<Condition>();
  std::vector<Condition> terms;
  for (const auto& [name, condition] : *conditions) {
    auto term = ToCondition(name, condition);
    if (!term) return std::unexpected(std::move(term).error());
    terms.push_back(std::move(*term));
  }
  if (count == 1) return std::optional(std::move(terms.front()));
  if (op == ConditionalOperator::kOr) return std::optional(Condition{Or{std::move(terms)}});
  return std::optional(Condition{And{std::move(terms)}});
}

}  // namespace

Result<std::optional<Condition>> FromExpected(const dynamodb::Expected* expected,
                                              std::optional<ConditionalOperator> op) {
  return FromAll(expected, op);
}

Result<std::optional<Condition>> FromFilter(const dynamodb::LegacyConditions* filter,
                                            std::optional<ConditionalOperator> op) {
  return FromAll(filter, op);
}

}  // namespace flavorbot::expression
