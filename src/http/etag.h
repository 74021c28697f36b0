// ETag: the validators of answers, and whether a client has that answer already.
//
// Threads: pure functions.
// Source:  RFC 9110, sections 8.8.3 and 13.1.2.
#pragma once

#include <string>
#include <string_view>

#include "http/compression.h"

namespace flavorbot::http {

// A strong validator of `bytes` sent in `coding`: a 128-bit hash of the bytes before coding, so
// that nothing need be compressed to find out that the client has it. It detects change, not
// malice.
std::string MakeETag(std::string_view bytes, ContentCoding coding);

// Whether an If-None-Match of `if_none_match` names `etag` or is "*"; a weak one matches the strong
// one of the same text.
bool MatchesETag(std::string_view if_none_match, std::string_view etag);

}  // namespace flavorbot::http
