// Cookie: reading the Cookie field and writing Set-Cookie.
//
// Threads: pure functions.
// Source:  RFC 6265, sections 4.1 and 4.2; SameSite and the name prefixes of RFC 6265bis.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "http/headers.h"

namespace flavorbot::http {

// The value of the first cookie called `name` (of exactly this case) that the client sent, as sent;
// quotes around it are taken off. Borrowed from `headers`.
std::optional<std::string_view> FindCookie(const Headers& headers, std::string_view name);

enum class SameSite { kStrict, kLax, kNone };
enum class CookieTransport { kAny, kSecureOnly };
enum class CookieScripts { kHidden, kVisible };  // HttpOnly or not

struct Cookie {
  std::string name;   // a token
  std::string value;  // as it goes over the wire: percent-encode what isn't plain
  std::string path = "/";
  // None: until the browser ends. Zero: deletes the cookie.
  std::optional<std::chrono::seconds> max_age = std::nullopt;
  SameSite same_site = SameSite::kLax;
  CookieTransport transport = CookieTransport::kSecureOnly;
  CookieScripts scripts = CookieScripts::kHidden;
};

// The value of a Set-Cookie field. Characters that could end the value or the field are left out,
// so nothing in it can add an attribute.
std::string SetCookieValue(const Cookie& cookie);

// `cookie`, made to delete itself. Name, path and attributes stay: browsers match by them.
Cookie Expired(Cookie cookie);

}  // namespace flavorbot::http
