// Recipe items as they are written: the Node version's attributes and types.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "dynamodb/attribute_value.h"
#include "storage/recipe_fields.h"
#include "storage/update_builder.h"

namespace flavorbot::storage {

// The item of a new recipe. REQUIRES: title, ingredients, instructions and category are given.
dynamodb::Item RecipeItem(std::string_view user_id, std::int64_t recipe_id, RecipeFields fields,
                          std::string now);

// Adds what `changes` gives to `update`, `updatedAt` left out.
void SetRecipeFields(UpdateBuilder& update, const RecipeFields& changes);

// `recipe` as it is kept while it can be restored, and the way back.
dynamodb::Item DeletedRecipeItem(dynamodb::Item recipe, std::string_view user_id,
                                 std::int64_t recipe_id, dynamodb::AttributeValue time_to_live);
dynamodb::Item RestoredRecipeItem(dynamodb::Item deleted, std::string_view user_id,
                                  std::int64_t recipe_id);

}  // namespace flavorbot::storage
