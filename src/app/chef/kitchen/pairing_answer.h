// Pairing answers: what goes with a food.
//
//   "what goes with lamb"   "what should I serve with salmon"
#pragma once

#include "app/chef/kitchen/kitchen_question.h"

namespace flavorbot::app::chef {

std::optional<std::string> PairingAnswer(const KitchenQuestion& question);

}  // namespace flavorbot::app::chef
