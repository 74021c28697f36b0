// Same origin: whether a state-changing request comes from a page of this app.
//
// Browsers tell where a request comes from, in Origin or Sec-Fetch-Site; other programs tell
// nothing, and hold no cookie that a stranger's page could use.
//
// Threads: pure functions.
// Source:  OWASP CSRF Prevention Cheat Sheet, "Verifying Origin With Standard Headers".
#pragma once

#include "http/request.h"
#include "web_api/web_settings.h"

namespace flavorbot::web_api {

// False for an Origin that is neither the public URL's nor the request's own Host, for "null", and
// for a cross-site request without Origin.
bool IsSameOrigin(const http::Request& request, const WebSettings& settings);

}  // namespace flavorbot::web_api
