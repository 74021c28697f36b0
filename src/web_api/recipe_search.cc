#include <string>
#include <utility>

#include "app/search/recipe_search.h"
#include "web_api/error_mapping.h"
#include "web_api/recipe_handlers.h"
#include "web_api/recipe_json.h"
#include "web_api/services.h"

namespace flavorbot::web_api {

namespace {

boost::asio::awaitable<http::Response> Search(RequestContext& context, std::string text) {
  const auto recipes = co_await context.services.recipe_search.Search(
      context.call, context.user_id(), std::move(text));
  if (!recipes) co_return ErrorResponse(context, recipes.error());
  co_return RecipesResponse(*recipes);
}

}  // namespace

boost::asio::awaitable<http::Response> SearchRecipesByPath(RequestContext& context) {
  return Search(context, std::string(context.path_parameter("query")));
}

boost::asio::awaitable<http::Response> SearchRecipes(RequestContext& context) {
  return Search(context, http::QueryParameter(context.request, "q").value_or(""));
}

}  // namespace flavorbot::web_api
