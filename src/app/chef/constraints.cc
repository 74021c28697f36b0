#include "app/chef/constraints.h"

#include <algorithm>

#include "base/contains.h"

namespace flavorbot::app::chef {

void Constraints::Add(const Constraints& other) {
  diets |= other.diets;
  allergens |= other.allergens;
  origins |= other.origins;
  categories |= other.categories;
  for (const knowledge::FoodId food : other.foods) AddFood(food);
  for (const std::string& word : other.unknown_words) {
    if (!base::Contains(unknown_words, word)) unknown_words.push_back(word);
  }
}

void Constraints::AddFood(knowledge::FoodId food) {
  if (!base::Contains(foods, food)) foods.push_back(food);
}

}  // namespace flavorbot::app::chef
