// Dish findings: what is wrong with a dish whatever was asked for.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <vector>

#include "app/chef/dish.h"
#include "app/chef/food_finder.h"
#include "app/chef/food_judge.h"
#include "knowledge/knowledge_base.h"

namespace flavorbot::app::chef {

// Each in one line; empty: the dish keeps the rules of README.md.
std::vector<std::string> FindingsIn(const Dish& dish, const knowledge::KnowledgeBase& knowledge,
                                    const FoodFinder& finder, const FoodJudge& judge);

}  // namespace flavorbot::app::chef
