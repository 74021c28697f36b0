// Recipe schema: the form in which models are asked for a recipe; read_recipe.h reads what they
// give.
//
// Threads: pure functions.
// Source:  JSON Schema 2020-12, in the part that all providers take: every member is required, none
//          is added, nothing is bounded (OpenAI, "Structured outputs", supported schemas).
#pragma once

#include <string_view>

namespace flavorbot::model_api {

inline constexpr std::string_view kRecipeName = "give_recipe";
inline constexpr std::string_view kRecipePurpose =
    "Gives the person one complete recipe that can be cooked as it is written.";

// The JSON schema's text.
std::string_view RecipeSchema();

}  // namespace flavorbot::model_api
