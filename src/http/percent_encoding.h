// Percent-encoding: the escapes of URLs and of urlencoded forms.
//
// Threads: pure functions.
// Source:  RFC 3986, section 2.1; WHATWG URL, application/x-www-form-urlencoded.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace flavorbot::http {

// What a "+" stands for: itself in a path, a space in a query or a form.
enum class Plus { kIsPlus, kIsSpace };

// Decodes %XX. nullopt when an escape is malformed, or the result holds a NUL or isn't UTF-8.
std::optional<std::string> DecodePercent(std::string_view encoded, Plus plus);

// Escapes everything but letters, digits and "-._~".
std::string EncodePercent(std::string_view text);

}  // namespace flavorbot::http
