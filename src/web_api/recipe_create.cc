#include "app/recipes/recipes.h"
#include "web_api/error_mapping.h"
#include "web_api/recipe_handlers.h"
#include "web_api/recipe_json.h"
#include "web_api/recipe_request.h"
#include "web_api/services.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> CreateRecipe(RequestContext& context) {
  auto fields = ReadFields(context);
  if (!fields) co_return std::move(fields).error();
  auto recipe = ReadRecipeFields(*fields);
  if (fields->has_errors()) co_return ErrorResponse(context, fields->Refusal());
  const auto created =
      co_await context.services.recipes.Create(context.call, context.user_id(), std::move(recipe));
  if (!created) co_return ErrorResponse(context, created.error());
  co_return RecipeResponse(*created);
}

}  // namespace flavorbot::web_api
