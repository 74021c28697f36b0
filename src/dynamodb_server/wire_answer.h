// From an answer to the HTTP response that carries it: the protocol's headers, and gzip.
//
// Threads: pure functions.
// Source:  AWS Developer Guide, "DynamoDB low-level API"; RFC 9110, section 12.5.3.
#pragma once

#include <cstddef>
#include <string>

#include "dynamodb_server/dispatch.h"
#include "http/request.h"
#include "http/response.h"

namespace flavorbot::dynamodb_server {

// Below this gzip costs more than it saves; above the other it would hold up the event loop.
inline constexpr std::size_t kMinGzipBytes = 1024;
inline constexpr std::size_t kMaxGzipBytes = std::size_t{4} << 20;

// `content_type` is the request's: the service answers in the type it was asked in.
http::Response ToResponse(Answer answer, std::string_view content_type);

// What isn't a call of the protocol at all.
http::Response NotTheProtocol();

// A browser's question whether it may call from another origin.
http::Response Preflight(const http::Request& request);

// Compresses the body where `request` accepts it and sets the headers that every answer has.
http::Response Finish(const http::Request& request, http::Response response,
                      const std::string& request_id);

}  // namespace flavorbot::dynamodb_server
