#include "app/chef/conversations.h"
#include "web_api/chef_handlers.h"
#include "web_api/conversation_json.h"
#include "web_api/error_mapping.h"
#include "web_api/services.h"

namespace flavorbot::web_api {

// Somebody who hasn't talked yet is greeted.
boost::asio::awaitable<http::Response> GetLastConversation(RequestContext& context) {
  auto talk = co_await context.services.conversations.Last(context.call, context.user_id());
  if (!talk) co_return ErrorResponse(context, talk.error());
  std::string json;
  AppendOlderConversation(json, (*std::move(talk)).value_or(storage::StoredTalk{}));
  co_return http::JsonResponse(200, std::move(json));
}

}  // namespace flavorbot::web_api
