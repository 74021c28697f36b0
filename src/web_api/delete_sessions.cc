#include "app/auth/sessions.h"
#include "web_api/account_handlers.h"
#include "web_api/error_mapping.h"
#include "web_api/session_cookie.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> DeleteSession(RequestContext& context) {
  std::string key(context.path_parameter("sessionId"));
  const bool is_current = key == context.session->session_key;
  const auto ended =
      co_await context.services.sessions.End(context.call, context.user_id(), std::move(key));
  if (!ended) co_return ErrorResponse(context, ended.error());
  auto response = http::EmptyResponse(204);
  if (is_current) ClearSessionCookie(context, response);
  co_return response;
}

boost::asio::awaitable<http::Response> DeleteOtherSessions(RequestContext& context) {
  const auto ended = co_await context.services.sessions.EndOthers(context.call, context.user_id(),
                                                                  context.session->session_key);
  if (!ended) co_return ErrorResponse(context, ended.error());
  co_return http::EmptyResponse(204);
}

}  // namespace flavorbot::web_api
