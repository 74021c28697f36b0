#include "app/recipes/recipes.h"
#include "web_api/error_mapping.h"
#include "web_api/recipe_handlers.h"
#include "web_api/recipe_json.h"
#include "web_api/recipe_request.h"
#include "web_api/services.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> UpdateRecipe(RequestContext& context) {
  const auto id = RecipeIdOf(context);
  if (!id) co_return ErrorResponse(context, RecipeNotFound());
  auto fields = ReadFields(context);
  if (!fields) co_return std::move(fields).error();
  auto changes = ReadRecipeFields(*fields);
  if (fields->has_errors()) co_return ErrorResponse(context, fields->Refusal());
  const auto updated = co_await context.services.recipes.Update(
      context.call, context.user_id(), *id, std::move(changes), IfMatchOf(context));
  if (!updated) co_return ErrorResponse(context, updated.error());
  co_return RecipeResponse(*updated);
}

}  // namespace flavorbot::web_api
