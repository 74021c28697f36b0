#include "app/chef/avoidance.h"

#include <algorithm>

#include "app/chef/food_groups.h"

namespace flavorbot::app::chef {

void AddUnwanted(const FoodFinder& finder, const FoodMention& mention, Constraints& constraints) {
  if (const auto group = ConstraintsOfGroup(mention.said)) {
    constraints.Add(*group);
    if (!IsNamedByWords(mention.said)) return;
  }
  for (const knowledge::FoodId food : finder.AllOf(mention)) constraints.AddFood(food);
}

void AddAllergy(const FoodFinder& finder, const FoodMention& mention, Constraints& constraints) {
  AddUnwanted(finder, mention, constraints);
  if (ConstraintsOfGroup(mention.said)) return;
  // Of a word for many foods, what all of them have.
  knowledge::Allergens common = finder.knowledge().food(mention.foods.front()).allergens;
  for (const knowledge::FoodId food : mention.foods) {
    common = common & finder.knowledge().food(food).allergens;
  }
  constraints.allergens |= common;
}

}  // namespace flavorbot::app::chef
