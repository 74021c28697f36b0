// KitchenQuestions: what cooks ask beside recipes: substitutions, conversions, times and
// temperatures, food safety, storage, pairings, seasons, and what is in a food.
//
//   "What can I use instead of buttermilk?"   "How many grams is 2 cups of flour?"
//   "How long do I boil eggs?"                "Is soy sauce gluten free?"
//
// Threads: any, once made.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/chef/food_finder.h"
#include "app/chef/food_judge.h"
#include "knowledge/knowledge_base.h"

namespace flavorbot::app::chef {

class KitchenQuestions {
 public:
  // Borrows both.
  KitchenQuestions(const knowledge::KnowledgeBase& knowledge, const FoodFinder& finder)
      : knowledge_(knowledge), finder_(finder) {}

  // The answer, in plain words; nullopt: this isn't known. What `judge` forbids is not advised.
  std::optional<std::string> Answer(std::string_view question, const FoodJudge& judge) const;

 private:
  [[maybe_unused]] const knowledge::KnowledgeBase& knowledge_;
  [[maybe_unused]] const FoodFinder& finder_;
};

}  // namespace flavorbot::app::chef
