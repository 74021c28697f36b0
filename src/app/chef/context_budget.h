// Context budget: how much of a talk a chef is told.
//
// The newest turns that fit into the budget, whole, and the question in any case. Of dishes only
// the last one is told in full; of those before it the title, the servings and the foods.
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <vector>

#include "app/chef/chef.h"

namespace flavorbot::app::chef {

inline constexpr std::size_t kContextCharacters = 24'000;

// REQUIRES: the last turn is the person's.
std::vector<Turn> WithinBudget(std::vector<Turn> talk, std::size_t characters = kContextCharacters);

}  // namespace flavorbot::app::chef
