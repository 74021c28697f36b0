// Season answers: when a food is best, and what is best in a month, in the temperate north.
//
//   "when are strawberries in season"   "what is in season in May"
#pragma once

#include "app/chef/kitchen/kitchen_question.h"

namespace flavorbot::app::chef {

std::optional<std::string> SeasonAnswer(const KitchenQuestion& question);

}  // namespace flavorbot::app::chef
