#include "app/chef/conversations.h"
#include "web_api/chef_handlers.h"
#include "web_api/conversation_json.h"
#include "web_api/error_mapping.h"
#include "web_api/object_writer.h"
#include "web_api/services.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> ListConversations(RequestContext& context) {
  const auto list = co_await context.services.conversations.List(
      context.call, context.user_id(), http::QueryParameter(context.request, "cursor"));
  if (!list) co_return ErrorResponse(context, list.error());
  std::string json;
  ObjectWriter page(json);
  auto& out = page.Raw("conversations");
  out += '[';
  for (std::size_t i = 0; i < list->conversations.size(); ++i) {
    if (i > 0) out += ',';
    AppendConversationHead(out, list->conversations[i]);
  }
  out += ']';
  if (list->next_cursor) page.Text("nextCursor", *list->next_cursor);
  page.End();
  co_return http::JsonResponse(200, std::move(json));
}

}  // namespace flavorbot::web_api
