#include "web_api/session_cookie.h"

#include "app/auth/sessions.h"
#include "http/percent_encoding.h"
#include "web_api/web_settings.h"

namespace flavorbot::web_api {
namespace {

std::string_view TrimSpaces(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

void AddCookie(const RequestContext& context, std::string_view value, std::chrono::seconds max_age,
               http::Response& response) {
  std::string cookie(kSessionCookieName);
  cookie += '=';
  cookie += http::EncodePercent(value);
  cookie += "; Path=/; Max-Age=" + std::to_string(max_age.count());
  cookie += "; HttpOnly; SameSite=Lax";
  if (context.settings.is_https()) cookie += "; Secure";
  response.headers.Add("Set-Cookie", std::move(cookie));
}

}  // namespace

std::optional<std::string> SessionCookieOf(const http::Request& request) {
  for (const auto& [name, field] : request.headers) {
    if (!http::EqualsIgnoringCase(name, "Cookie")) continue;
    std::string_view rest = field;
    while (!rest.empty()) {
      const auto semicolon = rest.find(';');
      const auto pair = TrimSpaces(rest.substr(0, semicolon));
      rest = semicolon == std::string_view::npos ? "" : rest.substr(semicolon + 1);
      if (pair.starts_with(kSessionCookieName) && pair.size() > kSessionCookieName.size() &&
          pair[kSessionCookieName.size()] == '=') {
        return http::DecodePercent(pair.substr(kSessionCookieName.size() + 1), http::Plus::kIsPlus);
      }
    }
  }
  return std::nullopt;
}

void SetSessionCookie(const RequestContext& context, std::string_view value,
                      http::Response& response) {
  AddCookie(context, value, app::auth::kSessionLifetime, response);
}

void ClearSessionCookie(const RequestContext& context, http::Response& response) {
  AddCookie(context, "", std::chrono::seconds{0}, response);
}

}  // namespace flavorbot::web_api
