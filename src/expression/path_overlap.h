// Paths that can't stand beside each other in one update or projection: one leads through another
// ("overlap"), or one takes for a map what another takes for a list ("conflict").
//
// Threads: pure functions.
#pragma once

#include <compare>
#include <optional>
#include <span>
#include <string>

#include "expression/ast.h"

namespace flavorbot::expression {

// Orders paths by attribute, then step by step, indexes before names; a path comes right before
// those that lead through it.
std::strong_ordering OrderPaths(const Path& a, const Path& b);

// What the service says of two paths that can't stand beside each other; nullopt when there are
// none. `paths` are in the order of the text. In O(n log n).
std::optional<std::string> FindOverlap(std::span<const Path* const> paths);

}  // namespace flavorbot::expression
