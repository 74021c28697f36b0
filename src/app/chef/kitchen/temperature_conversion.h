// Temperature conversion: degrees Celsius, Fahrenheit and gas marks into each other.
//
//   "350F in celsius"   "what is gas mark 4"   "convert 180 degrees to fahrenheit"
#pragma once

#include "app/chef/kitchen/kitchen_question.h"

namespace flavorbot::app::chef {

std::optional<std::string> TemperatureConversion(const KitchenQuestion& question);

}  // namespace flavorbot::app::chef
