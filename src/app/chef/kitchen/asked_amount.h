// Asked amounts: the quantities that a question speaks of, however they are written.
//
//   "1 1/2 cups"  "½ lb"  "2-3 tbsp"  "a dozen eggs"  "350°F"  "gas mark 4"  "300g"  "two days"
//
// Threads: pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace flavorbot::app::chef {

// Units that UnitCalled (request_words.h) doesn't have, as they stand in AskedAmount::unit.
inline constexpr std::string_view kCelsiusUnit = "C";
inline constexpr std::string_view kFahrenheitUnit = "F";
inline constexpr std::string_view kDegreeUnit = "degree";  // of either
inline constexpr std::string_view kGasMarkUnit = "gas mark";
inline constexpr std::string_view kHourUnit = "hour";
inline constexpr std::string_view kDayUnit = "day";  // weeks, months and years, too

struct AskedAmount {
  double least = 0;
  double most = 0;          // of a range; else `least` again
  std::string unit;         // as UnitCalled or above; empty: none is said
  bool is_article = false;  // "a": maybe no amount at all
  std::size_t begin = 0;    // [begin, end) in bytes of the text, the unit included
  std::size_t end = 0;
};

// In their order.
std::vector<AskedAmount> AmountsIn(std::string_view text);

// The measure that a stem names: those of UnitCalled, and what else people call them ("lbs", "fl").
// nullopt: it names none.
std::optional<std::string_view> MeasureCalled(std::string_view stem);

}  // namespace flavorbot::app::chef
