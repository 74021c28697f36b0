// Stored things: what a question on storage speaks of: a food as bought, what is made of it, or
// both where that isn't said.
#pragma once

#include <string>
#include <vector>

#include "app/chef/kitchen/kitchen_question.h"

namespace flavorbot::app::chef {

struct StoredThing {
  std::string name;  // "cooked rice", "butter"
  bool is_plural = false;
  knowledge::Keeping keeps;
  std::string advice;
};

// Empty: nothing is known of it.
std::vector<StoredThing> StoredThingsOf(const KitchenQuestion& question);

// The advice of this kind ("leftovers"); nullptr: there is none.
const knowledge::StorageAdvice* AdviceOfKind(const knowledge::KnowledgeBase& knowledge,
                                             std::string_view kind);

}  // namespace flavorbot::app::chef
