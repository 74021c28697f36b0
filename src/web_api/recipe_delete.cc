#include "app/recipes/recipes.h"
#include "web_api/error_mapping.h"
#include "web_api/recipe_handlers.h"
#include "web_api/recipe_json.h"
#include "web_api/recipe_request.h"
#include "web_api/services.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> DeleteRecipe(RequestContext& context) {
  const auto id = RecipeIdOf(context);
  if (!id) co_return ErrorResponse(context, RecipeNotFound());
  const auto deleted =
      co_await context.services.recipes.Delete(context.call, context.user_id(), *id);
  if (!deleted) co_return ErrorResponse(context, deleted.error());
  co_return MessageResponse(200, "Recipe deleted successfully");
}

}  // namespace flavorbot::web_api
