#include "app/auth/sessions.h"
#include "web_api/account_handlers.h"
#include "web_api/error_mapping.h"
#include "web_api/session_cookie.h"

namespace flavorbot::web_api {
namespace {

// Ends the session that the cookie names, if there is one.
boost::asio::awaitable<app::Result<void>> EndSession(RequestContext& context) {
  if (!context.session) co_return app::Result<void>{};
  auto ended = co_await context.services.sessions.End(context.call, context.session->user_id,
                                                      context.session->session_key);
  if (!ended && ended.error().code != app::ErrorCode::kNotFound) {
    co_return std::unexpected(std::move(ended).error());
  }
  co_return app::Result<void>{};
}

}  // namespace

boost::asio::awaitable<http::Response> SignOut(RequestContext& context) {
  const auto ended = co_await EndSession(context);
  if (!ended) co_return ErrorResponse(context, ended.error());
  auto response = MessageResponse(200, "Logged out successfully");
  ClearSessionCookie(context, response);
  co_return response;
}

boost::asio::awaitable<http::Response> SignOutByLink(RequestContext& context) {
  const auto ended = co_await EndSession(context);
  if (!ended) co_return ErrorResponse(context, ended.error());
  auto response = http::EmptyResponse(302);
  response.headers.Set("Location", "/");
  ClearSessionCookie(context, response);
  co_return response;
}

}  // namespace flavorbot::web_api
