// Route: one line of the map of the API.
#pragma once

#include <string_view>

#include "http/request.h"
#include "web_api/request_context.h"

namespace flavorbot::web_api {

enum class Access {
  kPublic,    // nobody asks who it is: RequestContext::session is empty
  kOptional,  // session is set when somebody is signed in
  kSignedIn   // 401 otherwise
};

// Routes that cost much, or that invite guessing, are limited; see rate_limiter.h.
enum class RateLimit {
  kNone,
  kCredentials,  // per client address, as kMail
  kMail,
  kChef,      // per user, so that a household isn't one; REQUIRES: kSignedIn
  kStrangers  // what routes of kChef have for who isn't signed in; per client address
};

struct Route {
  http::Method method = http::Method::kGet;
  std::string_view pattern;  // a literal: it is also the route's name in logs and metrics
  Access access = Access::kSignedIn;
  Handler handler = nullptr;
  RateLimit rate_limit = RateLimit::kNone;
};

}  // namespace flavorbot::web_api
