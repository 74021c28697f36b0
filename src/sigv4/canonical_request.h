// Canonical request: the one spelling of a request that both ends hash, whatever proxies and
// libraries did to its form on the way.
//
//   POST                          method
//   /a%2520b                      path: dot segments resolved, then each segment encoded once more
//   a=1&b=                        query: sorted, without X-Amz-Signature
//   host:localhost:8000           signed headers: lower-case names, sorted, values trimmed with
//   x-amz-date:20261122T220000Z   inner blanks made one space, equal names joined by ","
//                                 (an empty line)
//   host;x-amz-date               their names
//   44136fa3...                   SHA-256 of the body, in hex
//
// Threads: pure functions.
// Source:  AWS General Reference, "Create a signed AWS API request".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sigv4/request.h"

namespace flavorbot::sigv4 {

// The names as the signature lists them: lower case, sorted, each once.
std::vector<std::string> SignableHeaders(const Request& request);

// `signed_headers` is "host;x-amz-date"; a name that the request hasn't counts as an empty value.
std::string CanonicalRequest(const Request& request, std::string_view signed_headers);

}  // namespace flavorbot::sigv4
