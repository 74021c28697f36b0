#include "app/chef/conversations.h"
#include "web_api/chef_handlers.h"
#include "web_api/conversation_json.h"
#include "web_api/error_mapping.h"
#include "web_api/services.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> GetConversation(RequestContext& context) {
  const auto talk = co_await context.services.conversations.Read(
      context.call, context.user_id(), std::string(context.path_parameter("conversationId")));
  if (!talk) co_return ErrorResponse(context, talk.error());
  std::string json;
  AppendConversation(json, *talk);
  co_return http::JsonResponse(200, std::move(json));
}

}  // namespace flavorbot::web_api
