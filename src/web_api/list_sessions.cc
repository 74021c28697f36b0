#include "app/auth/sessions.h"
#include "web_api/account_handlers.h"
#include "web_api/error_mapping.h"
#include "web_api/user_json.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> ListSessions(RequestContext& context) {
  const auto sessions = co_await context.services.sessions.List(context.call, context.user_id());
  if (!sessions) co_return ErrorResponse(context, sessions.error());
  std::string json = "[";
  for (const auto& session : *sessions) {
    if (json.size() > 1) json += ',';
    AppendSession(json, session, context.session->session_key);
  }
  json += ']';
  co_return http::JsonResponse(200, std::move(json));
}

}  // namespace flavorbot::web_api
