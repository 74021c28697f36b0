// What recipes and dish templates have in common: ingredients, and steps that name them in braces.
#pragma once

#include <string>
#include <vector>

#include "knowledge/file_entries.h"
#include "knowledge/read_parts.h"
#include "knowledge/recipe.h"

namespace flavorbot::knowledge {

// {"food", "quantity", "unit", "preparation", "role", "optional"}. Finishes the entry.
Ingredient ReadIngredient(Entry& entry, const FoodNames& foods);

// {"text", "minutes", "phase", "meanwhile"}; a name in braces is a place in `names`. Finishes the
// entry.
Step ReadStep(Entry& entry, const std::vector<std::string>& names);

}  // namespace flavorbot::knowledge
