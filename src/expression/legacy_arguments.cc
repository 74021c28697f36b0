#include "expression/legacy_arguments.h"

#include <algorithm>
#include <string>

#include "dynamodb/wire_enums.h"
#include "expression/order.h"

namespace flavorbot::expression {

namespace {

using dynamodb::AttributeType;
using dynamodb::AttributeValue;
using dynamodb::ComparisonOperator;
using dynamodb::Result;

Result<void> Invalid(std::string text) {
  return std::unexpected(
      dynamodb::ValidationError("One or more parameter values were invalid: " + std::move(text)));
}

bool IsRightCount(ComparisonOperator op, std::size_t count) {
  if (!TakesArguments(op)) return count == 0;
  if (op == ComparisonOperator::kIn) return count > 0;
  return count == (op == ComparisonOperator::kBetween ? 2 : 1);
}

bool TakesType(ComparisonOperator op, AttributeType type) {
  using enum AttributeType;
  switch (op) {
    case ComparisonOperator::kEq:
    case ComparisonOperator::kNe:
      return true;
    case ComparisonOperator::kContains:
    case ComparisonOperator::kNotContains:  // what a set or a list may hold
      return type == kS || type == kN || type == kB || type == kBool || type == kNull;
    case ComparisonOperator::kBeginsWith:
      return type == kS || type == kB;
    default:
      return type == kS || type == kN || type == kB;
  }
}

}  // namespace

bool TakesArguments(ComparisonOperator op) {
  return op != ComparisonOperator::kNull && op != ComparisonOperator::kNotNull;
}

Result<void> CheckArguments(ComparisonOperator op, const std::vector<AttributeValue>& arguments) {
  if (!IsRightCount(op, arguments.size())) {
    std::string text = "Invalid number of argument(s) for the ";
    return Invalid(text.append(dynamodb::WireName(op)).append(" ComparisonOperator"));
  }
  if (arguments.empty()) return {};
  const AttributeType type = arguments.front().type();
  if (std::ranges::any_of(arguments, [type](const auto& value) { return value.type() != type; })) {
    return Invalid("AttributeValues inside AttributeValueList must be of same type");
  }
  if (!TakesType(op, type)) {
    std::string text = "ComparisonOperator ";
    text.append(dynamodb::WireName(op)).append(" is not valid for ");
    return Invalid(text.append(dynamodb::TypeDescriptor(type)).append(" AttributeValue type"));
  }
  if (op == ComparisonOperator::kBetween && *Order(arguments[0], arguments[1]) > 0) {
    return std::unexpected(dynamodb::ValidationError(
        "The BETWEEN condition was provided a range where the lower bound is greater than the "
        "upper bound"));
  }
  return {};
}

Result<void> CheckAttributeName(std::string_view name) {
  if (!name.empty()) return {};
  return std::unexpected(dynamodb::ValidationError("Empty attribute name"));
}

}  // namespace flavorbot::expression
