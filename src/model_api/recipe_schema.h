// Recipe schema: the form in which models are asked for a recipe, and the reading of what they
// give.
//
// The schema says nothing of bounds, since not every provider takes them; the reading holds to
// them.
//
// Threads: pure functions.
// Source:  JSON Schema 2020-12, in the part that all providers take: every member is required, none
//          is added (OpenAI, "Structured outputs", supported schemas).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model_api/recipe_draft.h"

namespace flavorbot::model_api {

inline constexpr std::string_view kRecipeName = "give_recipe";
inline constexpr std::string_view kRecipePurpose =
    "Gives the person one complete recipe that can be cooked as it is written.";

// The JSON schema's text.
std::string_view RecipeSchema();

// What is wrong, a line each, in words that whoever wrote the recipe can mend it by:
// "ingredients[2].quantity is missing". At most kMostFindings.
using Findings = std::vector<std::string>;
inline constexpr std::size_t kMostFindings = 20;

base::Result<RecipeDraft, Findings> ReadRecipe(std::string_view json);

}  // namespace flavorbot::model_api
