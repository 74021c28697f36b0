// Dish limits: what a chef's dish and text may be at most, whichever chef: what is longer is cut,
// so that it fits its item and can be saved as a recipe.
//
// Threads: pure functions.
// Source:  app/recipes/recipe_rules.h has the limits of what is saved.
#pragma once

#include <cstddef>
#include <string>

#include "app/chef/chef.h"

namespace flavorbot::app::chef {

inline constexpr std::size_t kMaxReplyCharacters = 20'000;

// The first `characters` code points of `text`. REQUIRES: UTF-8.
std::string Cut(std::string text, std::size_t characters);

// Whether it is one at all: it has a title, ingredients and steps.
bool IsComplete(const Dish& dish);

void KeepWithinLimits(Dish& dish);
void KeepWithinLimits(ChefReply& reply);

}  // namespace flavorbot::app::chef
