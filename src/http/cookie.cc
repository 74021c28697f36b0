#include "http/cookie.h"

namespace flavorbot::http {
namespace {

// cookie-octet, and the blank and comma that browsers take as well.
bool IsValueCharacter(char c) {
  return c >= ' ' && c < '\x7F' && c != '"' && c != ';' && c != '\\';
}

void AppendClean(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (IsValueCharacter(c)) out += c;
  }
}

std::string_view SameSiteName(SameSite same_site) {
  switch (same_site) {
    case SameSite::kStrict:
      return "Strict";
    case SameSite::kLax:
      return "Lax";
    case SameSite::kNone:
      break;
  }
  return "None";
}

}  // namespace

std::optional<std::string_view> FindCookie(const Headers& headers, std::string_view name) {
  for (const auto& [field, value] : headers) {
    if (!EqualsIgnoringCase(field, "Cookie")) continue;
    std::string_view rest = value;
    while (!rest.empty()) {
      const std::size_t semicolon = rest.find(';');
      const std::string_view pair = TrimBlanks(rest.substr(0, semicolon));
      rest.remove_prefix(semicolon == std::string_view::npos ? rest.size() : semicolon + 1);
      const std::size_t equals = pair.find('=');
      if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
      std::string_view found = pair.substr(equals + 1);
      if (found.size() >= 2 && found.starts_with('"') && found.ends_with('"')) {
        found = found.substr(1, found.size() - 2);
      }
      return found;
    }
  }
  return std::nullopt;
}

std::string SetCookieValue(const Cookie& cookie) {
  std::string text = cookie.name + "=";
  AppendClean(text, cookie.value);
  text += "; Path=";
  AppendClean(text, cookie.path);
  if (cookie.max_age) text += "; Max-Age=" + std::to_string(cookie.max_age->count());
  if (cookie.scripts == CookieScripts::kHidden) text += "; HttpOnly";
  // Browsers take SameSite=None from secure cookies only.
  if (cookie.transport == CookieTransport::kSecureOnly || cookie.same_site == SameSite::kNone) {
    text += "; Secure";
  }
  return text.append("; SameSite=").append(SameSiteName(cookie.same_site));
}

Cookie Expired(Cookie cookie) {
  cookie.value.clear();
  cookie.max_age = std::chrono::seconds(0);
  return cookie;
}

}  // namespace flavorbot::http
