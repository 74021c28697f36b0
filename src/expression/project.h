// The part of an item that a projection names. Absent paths are left out; an element of a list
// keeps its order but not its index.
//
// Threads: pure functions.
// Source:  AWS Developer Guide, "Using projection expressions in DynamoDB".
#pragma once

#include "base/bytes.h"
#include "dynamodb/attribute_value.h"
#include "dynamodb/packed_item.h"
#include "expression/ast.h"

namespace flavorbot::expression {

dynamodb::Item Project(const Projection& projection, const dynamodb::Item& item);

// Top-level attributes are copied as bytes; only documents with a path into them are unpacked.
// REQUIRES: well-formed bytes.
dynamodb::PackedItem ProjectPacked(const Projection& projection, base::BytesView packed_item);

}  // namespace flavorbot::expression
