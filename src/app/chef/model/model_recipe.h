// Model recipe: a recipe as a model drafted it, held against the rules of recipes and made a dish
// of the foods that are known.
//
// What a model claims of diets and allergens is not believed: they are set from the foods, where
// every one is known, and else left empty.
//
// Threads: pure functions.
#pragma once

#include <optional>
#include <string_view>

#include "app/chef/dish.h"
#include "app/chef/food_finder.h"
#include "knowledge/knowledge_base.h"
#include "model_api/read_recipe.h"

namespace flavorbot::app::chef {

// What is wrong with a recipe whose form is right: an ingredient that no step uses, times that
// don't add up. Empty: nothing.
model_api::Findings FindingsIn(const model_api::RecipeDraft& draft);

Dish DishOf(const model_api::RecipeDraft& draft, const knowledge::KnowledgeBase& knowledge,
            const FoodFinder& finder);

// The one food that `text` names, whatever its cut or state ("large ripe tomatoes"). nullopt:
// several, none, or there is more to it ("vegan butter").
std::optional<knowledge::FoodId> KnownFood(const FoodFinder& finder, std::string_view text);

// "Tablespoons" -> "tbsp", "cloves" -> "clove".
std::string UnitNamed(std::string_view text);

}  // namespace flavorbot::app::chef
