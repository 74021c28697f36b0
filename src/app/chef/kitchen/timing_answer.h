// Timing answers: how long a food is boiled, roasted, steamed, soaked ...
//
//   "how long do I boil eggs"   "roast chicken time"   "how long to soak chickpeas"
#pragma once

#include "app/chef/kitchen/kitchen_question.h"

namespace flavorbot::app::chef {

std::optional<std::string> TimingAnswer(const KitchenQuestion& question);

}  // namespace flavorbot::app::chef
