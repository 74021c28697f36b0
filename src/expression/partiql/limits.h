// The bounds on PartiQL statements.
//
// Source: API reference, ExecuteStatement, Statement; AWS Developer Guide, "Quotas and
// constraints".
#pragma once

#include <cstddef>

namespace flavorbot::expression::partiql {

inline constexpr std::size_t kMaxStatementBytes = 8192;

// How deep parentheses, documents and calls may nest in a statement; it bounds every recursion.
inline constexpr int kMaxStatementDepth = 128;

// Levels of lists and maps in a literal, the attribute's own among them.
inline constexpr int kMaxLiteralLevels = 32;

}  // namespace flavorbot::expression::partiql
