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

Result<void> CheckValue(const KeyAttribute& key, std::string_view index_name,
                        const AttributeValue& value) {
  if (value.type() != TypeOf(key.type)) {
    return std::unexpected(
        ValidationError("One or more parameter values were invalid: Condition parameter type does "
                        "not match schema type"));
  }
  const auto* text = value.As<std::string>();
  const auto* binary = value.As<dynamodb::Binary>();
  if ((text != nullptr && text->empty()) || (binary != nullptr && binary->bytes.empty())) {
    const std::string kind = text != nullptr ? "string" : "binary";
    std::string message = "One or more parameter values are not valid. ";
    if (!index_name.empty()) {
      message += "A value specified for a secondary index key is not supported. ";
    }
    message +=
        "The AttributeValue for a key attribute cannot contain an empty " + kind + " value. ";
    message += index_name.empty()
                   ? "Key: " + key.name
                   : "IndexName: " + std::string(index_name) + ", IndexKey: " + key.name;
    return std::unexpected(ValidationError(std::move(message)));
  }
  return {};
}

Result<void> CheckTerm(const KeyAttribute& key, std::string_view index_name, const KeyTerm& term) {
  if (term.op == KeyOperator::kNotIndexable) {
    return std::unexpected(
        ValidationError("Attempted conditional constraint is not an indexable operation"));
  }
  for (const AttributeValue& value : term.values) {
    if (auto checked = CheckValue(key, index_name, value); !checked) return checked;
  }
  return {};
}

std::unexpected<dynamodb::Error> Missed(const KeyAttribute& key) {
  return std::unexpected(ValidationError("Query condition missed key schema element: " + key.name));
}

std::unexpected<dynamodb::Error> NotSupported() {
  return std::unexpected(ValidationError("Query key condition not supported"));
}

}  // namespace

Result<KeySelection> BindKeyCondition(KeyCondition condition, const KeySchema& schema,
                                      std::string_view index_name) {
  auto& terms = condition.terms;
  if (terms.size() > 1 && !schema.sort_key) return NotSupported();
  const auto partition =
      std::ranges::find(terms, schema.partition_key.name, &KeyTerm::attribute_name);
  if (partition == terms.end()) return Missed(schema.partition_key);
  if (auto checked = CheckTerm(schema.partition_key, index_name, *partition); !checked) {
    return std::unexpected(std::move(checked).error());
  }
  if (partition->op != KeyOperator::kEqual) return NotSupported();
  KeySelection selection{.partition_key = std::move(partition->values[0])};
  if (terms.size() == 1) return selection;

  KeyTerm& sort = partition == terms.begin() ? terms[1] : terms[0];
  if (sort.attribute_name != schema.sort_key->name) return Missed(*schema.sort_key);
  if (auto checked = CheckTerm(*schema.sort_key, index_name, sort); !checked) {
    return std::unexpected(std::move(checked).error());
  }
  selection.sort_key = SortKeyCondition{.op = sort.op, .value = std::move(sort.values[0])};
  if (sort.values.size() > 1) selection.sort_key->high = std::move(sort.values[1]);
  return selection;
}

}  // namespace flavorbot::expression
