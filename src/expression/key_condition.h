// The KeyConditionExpression of a Query: which partition, and which sort keys in it.
//
//   auto parsed = ParseKeyCondition(text, parameters);              // parse.h; knows no table
//   auto keys = BindKeyCondition(std::move(*parsed), key_schema);   // of the table or the index
//
// Threads: value types; pure functions.
// Source:  AWS Developer Guide, "Key condition expressions for the Query operation".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dynamodb/attribute_value.h"
#include "dynamodb/error.h"
#include "dynamodb/table.h"

namespace flavorbot::expression {

enum class KeyOperator {
  kEqual,
  kLess,
  kLessOrEqual,
  kGreater,
  kGreaterOrEqual,
  kBetween,
  kBeginsWith,
  kNotIndexable,  // that KeyConditions can spell and no key can answer; BindKeyCondition refuses it
};

// One comparison of an attribute with values: two for kBetween (low, high), any
// number for kNotIndexable, else one.
struct KeyTerm {
  std::string attribute_name;
  KeyOperator op;
  std::vector<dynamodb::AttributeValue> values;
  friend bool operator==(const KeyTerm&, const KeyTerm&) = default;
};

// What the text says, before anything is known about the table: one or two terms of different
// attributes.
struct KeyCondition {
  std::vector<KeyTerm> terms;
  friend bool operator==(const KeyCondition&, const KeyCondition&) = default;
};

struct KeyAttribute {
  std::string name;
  dynamodb::ScalarType type = dynamodb::ScalarType::kS;
};

// The keys of the table or index that a Query reads.
struct KeySchema {
  KeyAttribute partition_key;
  std::optional<KeyAttribute> sort_key;
};

struct SortKeyCondition {
  KeyOperator op;
  dynamodb::AttributeValue value;                // kBetween: the lower bound, inclusive
  std::optional<dynamodb::AttributeValue> high;  // kBetween only: the upper bound, inclusive
};

// The keys that a Query reads. Values have the types of the schema.
struct KeySelection {
  dynamodb::AttributeValue partition_key;
  std::optional<SortKeyCondition> sort_key;
};

// Errors: kValidationException, of the partition key before those of the sort key: "Query condition
//         missed key schema element: PK", "Attempted conditional constraint is not an indexable
//         operation", "One or more parameter values were invalid: Condition parameter type does not
//         match schema type", "Query key condition not supported"; empty key values, of the index
//         `index_name` where the keys are not a table's.
dynamodb::Result<KeySelection> BindKeyCondition(KeyCondition condition, const KeySchema& schema,
                                                std::string_view index_name = {});

}  // namespace flavorbot::expression
