// Amount: how much of a food, in a unit of the kitchen.
#pragma once

#include <optional>
#include <string>

#include "knowledge/food.h"

namespace flavorbot::knowledge {

inline constexpr double kTeaspoonMl = 5;
inline constexpr double kTablespoonMl = 15;
inline constexpr double kCupMl = 236.588;  // the American cup
inline constexpr double kPinchGrams = 0.4;
inline constexpr double kOunceGrams = 28.3495;
inline constexpr double kPoundGrams = 453.592;
inline constexpr double kFluidOunceMl = 29.5735;

struct Amount {
  double quantity = 0;
  std::string unit;  // "g", "ml", "tsp", "tbsp", "pinch", or one of the food's own
};

// The millilitres of one of `unit`: "ml", "l", "tsp", "tbsp", "cup", "fl oz" ...; nullopt: it is no
// measure of volume.
std::optional<double> MillilitresOf(std::string_view unit);

// The grams of one of `unit`: "g", "kg", "oz", "lb", "pinch"; nullopt: it is no weight.
std::optional<double> WeightOf(std::string_view unit);

// nullopt: the food isn't measured so.
std::optional<double> GramsOf(const Food& food, const Amount& amount);

// The same weight of `food` in the most natural unit near to `unit`: `unit` itself where the food
// has it, else a spoon, pieces or grams.
Amount AmountOf(const Food& food, double grams, std::string_view unit);

}  // namespace flavorbot::knowledge
