#include "web_api/session_cookie.h"

#include "app/auth/sessions.h"
#include "http/cookie.h"
#include "http/percent_encoding.h"
#include "web_api/web_settings.h"

namespace flavorbot::web_api {
namespace {

http::Cookie MakeCookie(const RequestContext& context, std::string_view value) {
  return {.name = std::string(kSessionCookieName),
          .value = http::EncodePercent(value),
          .max_age = app::auth::kSessionLifetime,
          .transport = context.settings.is_https() ? http::CookieTransport::kSecureOnly
                                                   : http::CookieTransport::kAny};
}

}  // namespace

std::optional<std::string> SessionCookieOf(const http::Request& request) {
  const auto value = http::FindCookie(request.headers, kSessionCookieName);
  if (!value) return std::nullopt;
  return http::DecodePercent(*value, http::Plus::kIsPlus);
}

void SetSessionCookie(const RequestContext& context, std::string_view value,
                      http::Response& response) {
  response.headers.Add("Set-Cookie", http::SetCookieValue(MakeCookie(context, value)));
}

void ClearSessionCookie(const RequestContext& context, http::Response& response) {
  response.headers.Add("Set-Cookie", http::SetCookieValue(http::Expired(MakeCookie(context, ""))));
}

}  // namespace flavorbot::web_api
