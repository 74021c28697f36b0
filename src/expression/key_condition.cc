#include "expression/key_condition.h"

#include <algorithm>
#include <utility>

namespace flavorbot::expression {

namespace {

using dynamodb::AttributeType;
using dynamodb::AttributeValue;
using dynamodb::Result;
using dynamodb::ScalarType;
using dynamodb::ValidationError;

constexpr std::string_view kNotSupported = "Query key condition not supported";

AttributeType TypeOf(ScalarType type) {
  switch (type) {
    case ScalarType::kS:
      return AttributeType::kS;
    case ScalarType::kN:
      return AttributeType::kN;
    case ScalarType::kB:
      return AttributeType::kB;
  }
  return AttributeType::kS;
}

Result<void> CheckValue(const KeyAttribute& key, const AttributeValue& value) {
  if (value.type() != TypeOf(key.type)) {
    return std::unexpected(
        ValidationError("One or more parameter values were invalid: Condition parameter type does "
                        "not match schema type"));
  }
  const auto* text = value.As<std::string>();
  const auto* binary = value.As<dynamodb::Binary>();
  if ((text != nullptr && text->empty()) || (binary != nullptr && binary->bytes.empty())) {
    return std::unexpected(ValidationError(
        "One or more parameter values are not valid. The AttributeValue for a key attribute "
        "cannot contain an empty " +
        std::string(text != nullptr ? "string" : "binary") + " value. Key: " + key.name));
  }
  return {};
}

std::unexpected<dynamodb::Error> Missed(const KeyAttribute& key) {
  return std::unexpected(ValidationError("Query condition missed key schema element: " + key.name));
}

}  // namespace

Result<KeySelection> BindKeyCondition(KeyCondition condition, const KeySchema& schema) {
  auto& terms = condition.terms;
  const auto partition =
      std::ranges::find(terms, schema.partition_key.name, &KeyTerm::attribute_name);
  if (partition == terms.end()) return Missed(schema.partition_key);
  if (partition->op != KeyOperator::kEqual) {
    return std::unexpected(ValidationError(std::string(kNotSupported)));
  }
  KeyTerm* sort = nullptr;
  if (terms.size() > 1) {
    sort = partition == terms.begin() ? &terms[1] : &terms[0];
    if (!schema.sort_key) return std::unexpected(ValidationError(std::string(kNotSupported)));
    if (sort->attribute_name != schema.sort_key->name) return Missed(*schema.sort_key);
  }

  if (auto checked = CheckValue(schema.partition_key, partition->values[0]); !checked) {
    return std::unexpected(std::move(checked).error());
  }
  KeySelection selection{.partition_key = std::move(partition->values[0])};
  if (sort == nullptr) return selection;
  for (const AttributeValue& value : sort->values) {
    if (auto checked = CheckValue(*schema.sort_key, value); !checked) {
      return std::unexpected(std::move(checked).error());
    }
  }
  selection.sort_key = SortKeyCondition{.op = sort->op, .value = std::move(sort->values[0])};
  if (sort->values.size() > 1) selection.sort_key->high = std::move(sort->values[1]);
  return selection;
}

}  // namespace flavorbot::expression
