// Recipe JSON: a stored recipe as the API gives it out, straight from the item's bytes.
//
//   id (number), userId, title, description?, ingredients, instructions, category, cookTime?,
//   servings?, imageUrl?, isFromAI, createdAt, updatedAt, details?
//
// "?": absent when never set, null when set to null. What an older item lacks is an empty text, an
// empty list, false, or null for the two dates. A recipe by itself has its details, where it has
// any; in lists it is without. Its ingredients and instructions may be any JSON; they are given out
// as lists of texts all the same, what is no text being the text of its JSON.
//
// Threads: pure functions.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "http/response.h"
#include "storage/recipe_view.h"

namespace flavorbot::web_api {

enum class Details { kWith, kWithout };

void AppendRecipe(std::string& out, const storage::RecipeView& recipe, Details details);

// One recipe, with its version as the ETag that If-Match takes.
http::Response RecipeResponse(const storage::StoredRecipe& recipe);

// A plain array.
http::Response RecipesResponse(std::span<const storage::StoredRecipe> recipes);

// {"recipes", "nextCursor"?}
http::Response RecipePageResponse(std::span<const storage::StoredRecipe> recipes,
                                  const std::optional<std::string>& next_cursor);

}  // namespace flavorbot::web_api
