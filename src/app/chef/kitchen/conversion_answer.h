// Conversion answers: volumes, weights and pieces into each other, by what a food weighs.
//
//   "how many grams is 2 cups of flour"   "a stick of butter"   "1 lb in kg"   "how heavy is an
//   egg"
#pragma once

#include "app/chef/kitchen/kitchen_question.h"

namespace flavorbot::app::chef {

std::optional<std::string> ConversionAnswer(const KitchenQuestion& question);

}  // namespace flavorbot::app::chef
