#include "app/recipes/recipes.h"
#include "web_api/error_mapping.h"
#include "web_api/recipe_handlers.h"
#include "web_api/recipe_json.h"
#include "web_api/recipe_request.h"
#include "web_api/services.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> RestoreRecipe(RequestContext& context) {
  const auto id = RecipeIdOf(context);
  if (!id) co_return ErrorResponse(context, RecipeNotFound());
  const auto restored =
      co_await context.services.recipes.Restore(context.call, context.user_id(), *id);
  if (!restored) co_return ErrorResponse(context, restored.error());
  co_return RecipeResponse(*restored);
}

}  // namespace flavorbot::web_api
