// Whether a condition holds for an item.
//
// An absent attribute, or operands of different types, make a comparison false (and <> true); they
// are never an error. NOT inverts that. A write to an item that does not exist yet is judged
// against an empty item.
//
// Threads: pure functions.
// Source:  AWS Developer Guide, "Condition and filter expressions, operators, and functions".
#pragma once

#include "base/bytes.h"
#include "dynamodb/attribute_value.h"
#include "expression/ast.h"

namespace flavorbot::expression {

bool Matches(const Condition& condition, const dynamodb::Item& item);

// The same for a packed item (dynamodb/packed_item.h), of which only the attributes that the
// condition reads are unpacked. REQUIRES: well-formed bytes.
bool MatchesPacked(const Condition& condition, base::BytesView packed_item);

}  // namespace flavorbot::expression
