// Substitution answers: what may stand in for a food, how much of it, and what changes.
//
//   "what can I use instead of 1 cup of buttermilk"   "vegan egg substitute for baking"
//   "can I use yogurt instead of sour cream"
//
// What is forbidden is never among the answers; what can't be told is marked.
#pragma once

#include "app/chef/kitchen/kitchen_question.h"

namespace flavorbot::app::chef {

std::optional<std::string> SubstitutionAnswer(const KitchenQuestion& question);

}  // namespace flavorbot::app::chef
