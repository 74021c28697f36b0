// Recipe details: what a chef said of a recipe beyond the fields that every recipe has: amounts,
// steps with times, allergens, an estimate of nutrition.
//
// They are true of the recipe as it was saved. So a digest of the ingredients, instructions, time
// and servings they are about is kept beside them; where these are others by now, whoever changed
// them, also a program that knows nothing of details, nobody is told of the allergens of another
// dish.
//
// ON DISK: the digest's form; with another, the details of older items would no longer be shown.
// Threads: pure functions.
#pragma once

#include <optional>
#include <string>

#include "storage/recipe_fields.h"
#include "storage/recipe_view.h"

namespace flavorbot::storage {

// Of a new recipe.
std::string DetailsDigest(const RecipeFields& fields);

// nullopt: there are none, or they are about another dish by now.
std::optional<dynamodb::PackedValue> CurrentDetails(const RecipeView& recipe);

}  // namespace flavorbot::storage
