// Status: the reason phrases of status codes.
//
// Source: IANA's registry of HTTP status codes.
#pragma once

#include <string_view>

namespace flavorbot::http {

// "Not Found" for 404; "Unknown" for a code without a name.
std::string_view ReasonPhrase(int status);

}  // namespace flavorbot::http
