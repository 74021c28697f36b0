// Signing a request, in its headers or in its query.
//
//   Request request{.method = "POST", .path = "/", .headers = {{"Host", host}, ...}, .body = json};
//   for (const auto& [name, value] : SignHeaders(request, credentials, scope, now)) ...
//
// Threads: pure functions.
// Source:  AWS General Reference, "Signature Version 4"; "Authenticating requests: using query
//          parameters".
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "sigv4/credentials.h"
#include "sigv4/request.h"

namespace flavorbot::sigv4 {

// Where a signature is to hold.
struct Target {
  std::string region;
  std::string service = "dynamodb";
};

// The headers to send beside those of `request`: X-Amz-Date, X-Amz-Security-Token where there is a
// token, and Authorization. Every header of `request` is signed that nothing on the way changes.
// REQUIRES: `request` has its Host header and none of the three.
std::vector<std::pair<std::string, std::string>> SignHeaders(Request request,
                                                             const Credentials& credentials,
                                                             const Target& target,
                                                             base::TimePoint now);

// The query of `request` with a signature that holds for `expires` from `now`.
// REQUIRES: `request` has its Host header.
std::string SignQuery(Request request, const Credentials& credentials, const Target& target,
                      base::TimePoint now, std::chrono::seconds expires);

}  // namespace flavorbot::sigv4
