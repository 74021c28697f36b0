// Media type: what a Content-Type says.
//
// Threads: pure functions.
// Source:  RFC 9110, section 8.3.1.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace flavorbot::http {

struct MediaType {
  std::string essence;  // "application/json": type and subtype, in lower case
  std::string charset;  // in lower case; empty when not said

  bool IsJson() const;  // application/json and anything "+json"
  bool IsForm() const;  // application/x-www-form-urlencoded
  // Text of some kind, which a general compressor makes much smaller.
  bool IsCompressible() const;
};

// nullopt when `content_type` isn't of the form type/subtype with parameters.
std::optional<MediaType> ParseMediaType(std::string_view content_type);

}  // namespace flavorbot::http
