// Both scales: a text's temperatures, in degrees Celsius and Fahrenheit.
//
//   "Bake at 180°C."      "Bake at 180°C (350 °F)."
//   "165 F in the middle" "165 F (74 °C) in the middle"
//
// A text that has both scales somewhere is left as it is.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <string_view>

namespace flavorbot::app::chef {

std::string WithBothScales(std::string_view text);

}  // namespace flavorbot::app::chef
