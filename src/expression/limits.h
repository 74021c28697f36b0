// The bounds on expressions and their placeholders.
//
// Source: AWS Developer Guide, "Quotas and constraints", expression parameters.
#pragma once

#include <cstddef>
#include <cstdint>

namespace flavorbot::expression {

inline constexpr std::size_t kMaxExpressionBytes = 4096;
inline constexpr int kMaxOperators = 300;  // of one condition, functions among them
inline constexpr std::size_t kMaxInOperands = 100;
inline constexpr std::size_t kMaxPathElements = 32;
inline constexpr std::uint32_t kMaxListIndex = 2147483647;
inline constexpr std::size_t kMaxPlaceholderBytes = 255;  // with its # or :
inline constexpr std::size_t kMaxAttributeNameBytes = 65535;

// How deep parentheses and functions may nest. No valid expression is deeper: a level is either an
// operator, of which there are kMaxOperators, or redundant. It bounds every recursion.
inline constexpr int kMaxExpressionDepth = kMaxOperators + 20;

}  // namespace flavorbot::expression
