// Contents answers: what is in a food, whether a diet allows it, and whether it holds this or that.
//
//   "is soy sauce gluten free"   "does pesto contain nuts"   "what's in worcestershire sauce"
//
// What depends on the maker is said to; "kosher" and "halal" meat depends on the butcher.
#pragma once

#include "app/chef/kitchen/kitchen_question.h"

namespace flavorbot::app::chef {

std::optional<std::string> ContentsAnswer(const KitchenQuestion& question);

}  // namespace flavorbot::app::chef
