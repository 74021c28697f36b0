#include "app/chef/conversations.h"
#include "web_api/chef_handlers.h"
#include "web_api/conversation_json.h"
#include "web_api/error_mapping.h"
#include "web_api/services.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> CreateConversation(RequestContext& context) {
  auto created = co_await context.services.conversations.Create(context.call, context.user_id());
  if (!created) co_return ErrorResponse(context, created.error());
  std::string json;
  AppendConversation(json, {.conversation = *std::move(created), .messages = {}});
  co_return http::JsonResponse(201, std::move(json));
}

}  // namespace flavorbot::web_api
