// HttpCall: one signed-looking POST of the wire protocol, and its answer.
//
// Threads: call it from any; each keeps connections of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "target.h"

namespace flavorbot::conformance {

struct HttpAddress {
  std::string host;
  std::string port;
};

// Of "http://127.0.0.1:8000"; nothing when `url` has another form.
std::optional<HttpAddress> ParseAddress(std::string_view url);

// A status of 0, and the reason as the body, when there was no answer within 30 seconds.
RawAnswer HttpCall(const HttpAddress& address, std::string_view action, std::string_view body);

}  // namespace flavorbot::conformance
