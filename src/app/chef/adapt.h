// Adapting: a known recipe, made to fit what a person may eat, how many they are and what they
// have.
//
// What is forbidden is replaced by what does the same in the dish, or left out where the dish can
// do without; what can't be helped is the reason that comes back. What can't be told is said in a
// note.
//
// Threads: pure functions.
#pragma once

#include <string>

#include "app/chef/cooking_request.h"
#include "app/chef/dish.h"
#include "app/chef/food_finder.h"
#include "app/chef/food_judge.h"
#include "base/result.h"
#include "knowledge/knowledge_base.h"

namespace flavorbot::app::chef {

// Why a recipe can't be made to fit: "bacon isn't vegan, and nothing does the same in this dish".
using Unfit = std::string;

// `judge` has the constraints of the profile and of the request together.
base::Result<Dish, Unfit> Adapt(const knowledge::KnowledgeBase& knowledge, const FoodFinder& finder,
                                const FoodJudge& judge, const knowledge::Recipe& recipe,
                                const CookingRequest& request);

}  // namespace flavorbot::app::chef
