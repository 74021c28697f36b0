// The body of a call as its client meant it: decompressed where it says so.
//
// Threads: pure functions.
// Source:  RFC 9110, section 8.4.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/headers.h"

namespace flavorbot::dynamodb_server {

enum class BodyFault {
  kMalformed,  // not what its Content-Encoding says, or of one that is unknown
  kTooLarge,   // over the limit once decompressed
};

// Decompresses `body` in place. `max_bytes` bounds what comes out.
base::Result<void, BodyFault> DecodeBody(const http::Headers& headers, std::string& body,
                                         std::size_t max_bytes);

}  // namespace flavorbot::dynamodb_server
