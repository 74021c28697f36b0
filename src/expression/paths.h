// The paths that stand in an expression, wherever they stand.
//
// Threads: pure functions.
#pragma once

#include <functional>

#include "expression/ast.h"

namespace flavorbot::expression {

using PathVisitor = std::function<void(const Path& path)>;

// Calls `visit` for each path, in the order of the text.
void ForEachPath(const Condition& condition, const PathVisitor& visit);
void ForEachPath(const Operand& operand, const PathVisitor& visit);

}  // namespace flavorbot::expression
