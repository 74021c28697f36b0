// CheckKeyPathsOf: no path of an expression leads into a key attribute of a table or of its
// indexes; the keys of the table are told of first.
//
// Threads: pure functions.
#pragma once

#include "engine/table.h"
#include "expression/key_use.h"

namespace flavorbot::engine {

// `tree`: a Condition, a Projection or an Update.
// Errors: those of expression::CheckKeyPaths.
template <typename Tree>
dynamodb::Result<void> CheckKeyPathsOf(const Table& table, const Tree& tree) {
  auto ok = expression::CheckKeyPaths(tree, table.keys);
  for (const Index& index : table.indexes) {
    if (!ok) break;
    ok = expression::CheckKeyPaths(tree, index.keys, expression::KeyOwner::kIndex);
  }
  return ok;
}

}  // namespace flavorbot::engine
