// Contains: is a value in a range? (std::ranges::contains, which libstdc++ 12 lacks.)
#pragma once

#include <algorithm>
#include <ranges>

namespace flavorbot::base {

template <std::ranges::input_range Range, typename Value>
constexpr bool Contains(Range&& range, const Value& value) {
  return std::ranges::find(range, value) != std::ranges::end(range);
}

}  // namespace flavorbot::base
