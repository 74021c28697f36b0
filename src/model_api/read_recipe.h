// Reading a recipe: JSON in the form of recipe_schema.h -> a RecipeDraft, with every text and list
// bounded.
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model_api/recipe_draft.h"

namespace flavorbot::model_api {

// What is wrong, a line each, in words that whoever wrote the recipe can mend it by:
// "ingredients[2].quantity is missing". At most kMostFindings.
using Findings = std::vector<std::string>;
inline constexpr std::size_t kMostFindings = 20;

base::Result<RecipeDraft, Findings> ReadRecipe(std::string_view json);

}  // namespace flavorbot::model_api
