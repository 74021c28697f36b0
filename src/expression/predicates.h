// What the comparators and functions of conditions say of values that are there.
//
// Threads: pure functions.
// Source:  AWS Developer Guide, "Condition and filter expressions, operators, and functions".
#pragma once

#include <cstdint>
#include <optional>

#include "dynamodb/attribute_value.h"
#include "expression/ast.h"

namespace flavorbot::expression {

// Values of different types are not equal, and of different or unordered types in no order.
bool Compare(Comparator comparator, const dynamodb::AttributeValue& left,
             const dynamodb::AttributeValue& right);

// low <= value <= high.
bool IsBetween(const dynamodb::AttributeValue& value, const dynamodb::AttributeValue& low,
               const dynamodb::AttributeValue& high);

// S and S, or B and B.
bool HasPrefix(const dynamodb::AttributeValue& value, const dynamodb::AttributeValue& prefix);

// A part of an S or B, a member of a set, an element of a list.
bool HasElement(const dynamodb::AttributeValue& container, const dynamodb::AttributeValue& element);

// Of S in UTF-16 code units, of B in bytes; of sets and documents the members. nullopt for N, BOOL
// and NULL.
std::optional<std::int64_t> SizeOf(const dynamodb::AttributeValue& value);

}  // namespace flavorbot::expression
