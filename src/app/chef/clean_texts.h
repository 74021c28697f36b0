// Clean texts: the title, description and tips of an adapted dish speak of what is in it now.
//
// Threads: pure functions.
#pragma once

#include <span>

#include "app/chef/dish.h"
#include "app/chef/food_finder.h"
#include "app/chef/food_judge.h"
#include "knowledge/knowledge_base.h"

namespace flavorbot::app::chef {

struct ReplacedFood {
  knowledge::FoodId before = 0;
  knowledge::FoodId after = 0;
};

// What names a food that `judge` forbids is said otherwise in the title, and elsewhere left out.
void CleanTexts(const knowledge::KnowledgeBase& knowledge, const FoodFinder& finder,
                const FoodJudge& judge, std::span<const ReplacedFood> replaced, Dish& dish);

}  // namespace flavorbot::app::chef
