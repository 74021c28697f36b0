#include "app/recipes/recipes.h"
#include "web_api/error_mapping.h"
#include "web_api/recipe_handlers.h"
#include "web_api/recipe_json.h"
#include "web_api/recipe_request.h"
#include "web_api/services.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> GetRecipe(RequestContext& context) {
  const auto id = RecipeIdOf(context);
  if (!id) co_return ErrorResponse(context, RecipeNotFound());
  const auto recipe = co_await context.services.recipes.Get(context.call, context.user_id(), *id);
  if (!recipe) co_return ErrorResponse(context, recipe.error());
  co_return RecipeResponse(*recipe);
}

}  // namespace flavorbot::web_api
