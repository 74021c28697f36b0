// Nutrition answers: how much of a nutrient is in a food, in 100 g or in the amount that is asked.
//
//   "how much protein in lentils"   "calories in two eggs"   "nutrition of salmon"
#pragma once

#include "app/chef/kitchen/kitchen_question.h"

namespace flavorbot::app::chef {

std::optional<std::string> NutritionAnswer(const KitchenQuestion& question);

}  // namespace flavorbot::app::chef
