// Representation: the form in which an answer leaves: compressed, with an ETag, or as "304 Not
// Modified" because the client has it already.
//
// Threads: pure functions.
// Source:  RFC 9110, sections 8.4, 8.8 and 13.
#pragma once

#include <cstddef>

#include "http/request.h"
#include "http/response.h"

namespace flavorbot::http {

// Below this a compressed answer takes as many packets as a plain one.
inline constexpr std::size_t kMinCompressedBytes = 1024;

// Above this compression would hold up the event loop for too long (some 12 ms a megabyte).
inline constexpr std::size_t kMaxCompressedBytes = 1024 * 1024;

// Gives a buffered (std::string) body the coding `request` prefers, where the response allows it,
// its type compresses and its size is within the bounds above; gives a 200 to GET or HEAD an ETag
// unless it has one or is "Cache-Control: no-store"; and turns a 200 whose ETag the client names
// into a 304. Static and streamed bodies keep their form, and get a 304 only by an ETag of their
// own.
void Represent(const Request& request, Response& response);

}  // namespace flavorbot::http
