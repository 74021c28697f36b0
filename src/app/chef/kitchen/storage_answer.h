// Storage answers: how long foods keep and where, raw or cooked, and whether they are still good;
// freezing, thawing and reheating.
//
//   "how long does butter keep"   "is rice still good after 3 days"   "can I freeze pesto"
#pragma once

#include "app/chef/kitchen/kitchen_question.h"

namespace flavorbot::app::chef {

std::optional<std::string> StorageAnswer(const KitchenQuestion& question);

}  // namespace flavorbot::app::chef
