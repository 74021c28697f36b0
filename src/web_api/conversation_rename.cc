#include "app/chef/conversations.h"
#include "web_api/chef_handlers.h"
#include "web_api/conversation_json.h"
#include "web_api/error_mapping.h"
#include "web_api/request_fields.h"
#include "web_api/services.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> RenameConversation(RequestContext& context) {
  auto fields = ReadFields(context);
  if (!fields) co_return std::move(fields).error();
  auto title = fields->Text("title");
  if (fields->has_errors()) co_return ErrorResponse(context, fields->Refusal());
  const auto renamed = co_await context.services.conversations.Rename(
      context.call, context.user_id(), std::string(context.path_parameter("conversationId")),
      std::move(title).value_or(""));
  if (!renamed) co_return ErrorResponse(context, renamed.error());
  std::string json;
  AppendConversationHead(json, *renamed);
  co_return http::JsonResponse(200, std::move(json));
}

}  // namespace flavorbot::web_api
