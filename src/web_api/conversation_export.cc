#include "app/chef/conversation_text.h"
#include "app/chef/conversations.h"
#include "web_api/chef_handlers.h"
#include "web_api/error_mapping.h"
#include "web_api/services.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> ExportConversation(RequestContext& context) {
  const auto talk = co_await context.services.conversations.Read(
      context.call, context.user_id(), std::string(context.path_parameter("conversationId")));
  if (!talk) co_return ErrorResponse(context, talk.error());
  auto response =
      http::MakeResponse(200, "text/markdown; charset=utf-8", app::chef::MarkdownOf(*talk));
  response.headers.Set("Content-Disposition", "attachment; filename=\"conversation.md\"");
  co_return response;
}

}  // namespace flavorbot::web_api
