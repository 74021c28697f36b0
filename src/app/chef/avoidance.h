// Avoidance: what leaving out a food that was named comes to.
//
// Threads: pure functions.
#pragma once

#include "app/chef/constraints.h"
#include "app/chef/food_finder.h"

namespace flavorbot::app::chef {

// Who doesn't want it: every food of that name, or of that group.
void AddUnwanted(const FoodFinder& finder, const FoodMention& mention, Constraints& constraints);

// Who is allergic to it: that, and whatever has the allergens that it has. Casein is milk, and
// peanut butter peanuts.
void AddAllergy(const FoodFinder& finder, const FoodMention& mention, Constraints& constraints);

}  // namespace flavorbot::app::chef
