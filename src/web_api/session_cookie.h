// The session cookie `flavorbot.sid`.
//
// Its value is that of SessionSigner, percent-encoded. It is HttpOnly and SameSite=Lax, and Secure
// when the app is seen over HTTPS.
//
// Threads: pure functions.
// Source:  node-contract.md section 2; RFC 6265 section 4.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/request.h"
#include "web_api/request_context.h"

namespace flavorbot::web_api {

inline constexpr std::string_view kSessionCookieName = "flavorbot.sid";

// The decoded value that the request carries; nullopt when it carries none.
std::optional<std::string> SessionCookieOf(const http::Request& request);

// Sets the cookie for a day from now.
void SetSessionCookie(const RequestContext& context, std::string_view value,
                      http::Response& response);

// Makes the browser forget it.
void ClearSessionCookie(const RequestContext& context, http::Response& response);

}  // namespace flavorbot::web_api
