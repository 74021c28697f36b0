// Constraints: what a dish must not have in it for the person who eats it.
//
// They come from the profile and from what is said; both hold.
#pragma once

#include <string>
#include <vector>

#include "app/chef/diet.h"
#include "knowledge/food.h"

namespace flavorbot::app::chef {

struct Constraints {
  Diets diets;
  knowledge::Allergens allergens;
  knowledge::Origins origins;              // "no pork"
  knowledge::FoodCategories categories;    // "no mushrooms"
  std::vector<knowledge::FoodId> foods;    // by name, and whatever is made of them
  std::vector<std::string> unknown_words;  // stems of what no food is known by

  bool empty() const {
    return diets.empty() && allergens.empty() && origins.empty() && categories.empty() &&
           foods.empty() && unknown_words.empty();
  }
  void Add(const Constraints& other);
  void AddFood(knowledge::FoodId food);
};

}  // namespace flavorbot::app::chef
