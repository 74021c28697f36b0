// Client address: who is at the other end, as far as it can be known.
//
// Threads: pure functions.
#pragma once

#include <string>

#include "http/request.h"
#include "web_api/web_settings.h"

namespace flavorbot::web_api {

// The peer's address; when the peer is a trusted proxy, the last address in X-Forwarded-For that
// isn't one. What a client writes into that header itself stands before it and is not looked at.
std::string ClientAddress(const http::Request& request, const WebSettings& settings);

}  // namespace flavorbot::web_api
