// Substitution: what may stand in for a food, and what changes by it.
#pragma once

#include <string>
#include <vector>

#include "knowledge/amount.h"
#include "knowledge/recipe.h"

namespace flavorbot::knowledge {

struct Substitute {
  FoodId food = 0;
  Amount amount;
  std::string preparation;
};

struct Substitution {
  FoodId of = 0;
  Roles roles;                  // empty: in any
  Amount amount;                // of the food that is replaced ...
  std::vector<Substitute> use;  // ... by all of these
  std::string changes;          // a sentence for the cook
};

}  // namespace flavorbot::knowledge
