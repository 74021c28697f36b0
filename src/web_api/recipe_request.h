// Recipe request: what requests about recipes have in common.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "app/error.h"
#include "storage/recipe_fields.h"
#include "web_api/request_context.h"
#include "web_api/request_fields.h"

namespace flavorbot::web_api {

// The path parameter "id"; nullopt unless it is the decimal digits of a recipe id.
std::optional<std::int64_t> RecipeIdOf(const RequestContext& context);

// A recipe that can't be: what its id says is no id.
app::Error RecipeNotFound();

// The recipe's fields in a body; wrong types are noted in `fields`.
storage::RecipeFields ReadRecipeFields(RequestFields& fields);

// The version that the change is meant for; nullopt: whichever there is.
std::optional<std::string> IfMatchOf(const RequestContext& context);

}  // namespace flavorbot::web_api
