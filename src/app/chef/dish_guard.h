// DishGuard: no dish reaches a person with something in it that they must not eat, whoever made it.
//
// Each ingredient's words are looked up among the foods; what is in a food counts as much as the
// food. What is forbidden is replaced by what the knowledge base has for it, in the list and in the
// steps; where it has nothing the dish is refused with the reason. What isn't known, or depends on
// the maker, is said in a note.
//
// Threads: pure functions.
#pragma once

#include <string>

#include "app/chef/dish.h"
#include "app/chef/food_finder.h"
#include "app/chef/food_judge.h"
#include "app/chef/text_guard.h"
#include "base/result.h"
#include "knowledge/knowledge_base.h"

namespace flavorbot::app::chef {

// kUs: of a dish whose texts are our own.
// Errors: why this dish can't be given, for the person: "it has peanut butter in it, which contains
//         peanut".
base::Result<Dish, std::string> GuardDish(const knowledge::KnowledgeBase& knowledge,
                                          const FoodFinder& finder, const FoodJudge& judge,
                                          Dish dish, Author author = Author::kModel);

}  // namespace flavorbot::app::chef
