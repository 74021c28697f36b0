#include "app/chef/conversations.h"
#include "web_api/chef_handlers.h"
#include "web_api/error_mapping.h"
#include "web_api/services.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> DeleteConversation(RequestContext& context) {
  const auto deleted = co_await context.services.conversations.Delete(
      context.call, context.user_id(), std::string(context.path_parameter("conversationId")));
  if (!deleted) co_return ErrorResponse(context, deleted.error());
  co_return http::EmptyResponse(204);
}

}  // namespace flavorbot::web_api
