#include <utility>

#include "app/chef/conversations.h"
#include "web_api/chef_handlers.h"
#include "web_api/chef_recipe_json.h"
#include "web_api/chef_request.h"
#include "web_api/error_mapping.h"
#include "web_api/request_fields.h"
#include "web_api/services.h"

namespace flavorbot::web_api {
// It goes on in the conversation talked in last, so that "the same for six" is understood.
boost::asio::awaitable<http::Response> GenerateRecipe(RequestContext& context) {
  auto fields = ReadFields(context);
  if (!fields) co_return std::move(fields).error();
  auto prompt = fields->Text("prompt").value_or("");
  if (prompt.empty()) co_return MessageResponse(400, "Prompt is required");
  auto place = co_await context.services.conversations.PlaceFor(context.call, context.user_id(),
                                                                app::chef::TalkState::kGoesOn);
  if (!place) co_return ErrorResponse(context, place.error());
  const auto answer = co_await WholeAnswer(context, {.user_id = context.user_id(),
                                                     .conversation_id = *std::move(place),
                                                     .content = std::move(prompt),
                                                     .idempotency_key = IdempotencyKeyOf(context),
                                                     .wants = app::chef::Wants::kRecipe,
                                                     .field = "prompt",
                                                     .earlier = {}});
  if (!answer) co_return ErrorResponse(context, answer.error());
  std::string json;
  AppendChefRecipe(json, answer->reply.recipe.value_or(dynamodb::AttributeMap{}));
  co_return http::JsonResponse(200, std::move(json));
}

}  // namespace flavorbot::web_api
