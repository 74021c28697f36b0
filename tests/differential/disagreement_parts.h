// What several explanations look at in a Disagreement.
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <string_view>

#include "known_differences.h"

namespace flavorbot::differential {

// The number at the end of "/path: 5E-1"; 0 of "nothing".
double NumberIn(std::string_view text);

// Whether the difference lies at `path` or below it.
bool IsPath(const Disagreement& it, std::string_view path);

// Whether the request names an index whose name begins with `prefix`.
bool ReadsIndex(const Request& request, std::string_view prefix);

// How many members of this name there are in `value`, at any depth.
std::size_t CountOf(const json::value& value, std::string_view member);

}  // namespace flavorbot::differential
