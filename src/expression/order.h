// The order of values: of two S or two B by their bytes, of two N by value. No others have one.
//
// Threads: pure functions.
// Source:  AWS Developer Guide, "Supported data types and naming rules".
#pragma once

#include <compare>
#include <optional>

#include "dynamodb/attribute_value.h"

namespace flavorbot::expression {

// nullopt when the types differ, or have no order.
inline std::optional<std::strong_ordering> Order(const dynamodb::AttributeValue& a,
                                                 const dynamodb::AttributeValue& b) {
  // std::string compares its characters as unsigned.
  if (const auto *s = a.As<std::string>(), *t = b.As<std::string>(); s && t) return *s <=> *t;
  if (const auto *n = a.As<dynamodb::Number>(), *m = b.As<dynamodb::Number>(); n && m) {
    return *n <=> *m;
  }
  if (const auto *x = a.As<dynamodb::Binary>(), *y = b.As<dynamodb::Binary>(); x && y) {
    return x->bytes <=> y->bytes;
  }
  return std::nullopt;
}

}  // namespace flavorbot::expression
