// The parameters that requests had before expressions, and still may have.
//
// Source: API reference, "Legacy conditional parameters".
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dynamodb/attribute_value.h"

namespace flavorbot::dynamodb {

enum class ComparisonOperator {
  kEq,
  kNe,
  kIn,
  kLe,
  kLt,
  kGe,
  kGt,
  kBetween,
  kNotNull,
  kNull,
  kContains,
  kNotContains,
  kBeginsWith,
};

enum class ConditionalOperator { kAnd, kOr };

// One attribute's condition in KeyConditions, QueryFilter or ScanFilter; "Condition" on the wire.
struct LegacyCondition {
  ComparisonOperator comparison_operator = ComparisonOperator::kEq;
  std::optional<std::vector<AttributeValue>> attribute_value_list;
};

struct ExpectedAttributeValue {
  std::optional<AttributeValue> value;
  std::optional<bool> exists;
  std::optional<ComparisonOperator> comparison_operator;
  std::optional<std::vector<AttributeValue>> attribute_value_list;
};

enum class AttributeAction { kAdd, kPut, kDelete };

struct AttributeValueUpdate {
  std::optional<AttributeValue> value;
  std::optional<AttributeAction> action;  // absent: PUT
};

// By attribute name. Absent on the wire and empty on the wire differ, hence std::optional where
// they are members.
using LegacyConditions = std::map<std::string, LegacyCondition, std::less<>>;
using Expected = std::map<std::string, ExpectedAttributeValue, std::less<>>;
using AttributeUpdates = std::map<std::string, AttributeValueUpdate, std::less<>>;

}  // namespace flavorbot::dynamodb
