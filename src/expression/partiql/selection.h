// The attributes that a SELECT names: paths, and the top-level names that their values get in the
// answer (of a.b "b", of a.b[0] "b[0]").
//
// Threads: pure functions.
// Source:  AWS Developer Guide, "PartiQL select statements for DynamoDB".
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "dynamodb/packed_item.h"
#include "expression/ast.h"

namespace flavorbot::expression::partiql {

struct SelectedPath {
  Path path;
  std::string name;
  friend bool operator==(const SelectedPath&, const SelectedPath&) = default;
};

// No two names are the same, and no two paths overlap.
struct Selection {
  std::vector<SelectedPath> paths;
  friend bool operator==(const Selection&, const Selection&) = default;
};

// The name that the value at `path` gets.
std::string SelectedName(const Path& path);

// Absent paths are left out. REQUIRES: well-formed bytes.
dynamodb::PackedItem SelectPacked(const Selection& selection, base::BytesView packed_item);

// The same paths as GetItem and Query know them, which keep the documents around a value.
Projection ToProjection(const Selection& selection);

}  // namespace flavorbot::expression::partiql
