// How Signature Version 4 spells the parts of a URI.
//
// Threads: pure functions.
// Source:  AWS General Reference, "Create a signed AWS API request", UriEncode; RFC 3986.
#pragma once

#include <string>
#include <string_view>

namespace flavorbot::sigv4 {

enum class Slashes { kEncoded, kKept };

// Every byte but A-Z a-z 0-9 - . _ ~ as %XX, in upper case.
std::string UriEncode(std::string_view bytes, Slashes slashes = Slashes::kEncoded);

// %XX as bytes; what is no escape stays.
std::string UriDecode(std::string_view text);

}  // namespace flavorbot::sigv4
