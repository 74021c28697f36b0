// Temperature answers: when a food is done or safe inside, and how hot its oven is.
//
//   "safe temperature for chicken"   "what temp to roast potatoes"   "how cold should my fridge be"
//
// Source: the USDA's safe minimum internal temperatures, for foods of which the knowledge base says
//         nothing itself.
#pragma once

#include "app/chef/kitchen/kitchen_question.h"

namespace flavorbot::app::chef {

std::optional<std::string> TemperatureAnswer(const KitchenQuestion& question);

}  // namespace flavorbot::app::chef
