#include "app/chef/conversations.h"
#include "web_api/chef_handlers.h"
#include "web_api/error_mapping.h"
#include "web_api/recipe_json.h"
#include "web_api/services.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> SaveChefRecipe(RequestContext& context) {
  const auto saved = co_await context.services.conversations.SaveRecipe(
      context.call, context.user_id(), std::string(context.path_parameter("conversationId")),
      std::string(context.path_parameter("messageId")));
  if (!saved) co_return ErrorResponse(context, saved.error());
  auto response = RecipeResponse(saved->recipe);
  if (saved->saved == storage::Saved::kNow) response.status = 201;
  co_return response;
}

}  // namespace flavorbot::web_api
