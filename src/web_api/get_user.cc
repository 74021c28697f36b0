#include "app/profile/profiles.h"
#include "web_api/account_handlers.h"
#include "web_api/error_mapping.h"
#include "web_api/user_json.h"

namespace flavorbot::web_api {

boost::asio::awaitable<http::Response> GetSessionUser(RequestContext& context) {
  if (!context.session) co_return MessageResponse(401, "Not authenticated");
  const auto user = co_await context.services.profiles.Find(context.call, context.user_id());
  if (!user && user.error().code == app::ErrorCode::kUnauthenticated) {
    co_return MessageResponse(401, "Not authenticated");
  }
  if (!user) co_return ErrorResponse(context, user.error());
  std::string json;
  AppendSessionUser(json, *user);
  co_return http::JsonResponse(200, std::move(json));
}

boost::asio::awaitable<http::Response> GetUser(RequestContext& context) {
  const auto user = co_await context.services.profiles.Find(context.call, context.user_id());
  if (!user) co_return ErrorResponse(context, user.error());
  std::string json;
  AppendUser(json, *user);
  co_return http::JsonResponse(200, std::move(json));
}

}  // namespace flavorbot::web_api
