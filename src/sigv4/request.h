// A request as its signature sees it. This module knows no HTTP library: who signs or verifies
// fills this in.
//
// Threads: a value type.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace flavorbot::sigv4 {

struct Request {
  std::string method;  // "POST"
  std::string path;    // as sent, percent-encoded: "/a%20b"; empty counts as "/"
  std::string query;   // as sent, without the "?"
  // As sent, in order; a name may occur more than once, in any case.
  std::vector<std::pair<std::string, std::string>> headers;
  std::string_view body;  // borrowed; any bytes
};

}  // namespace flavorbot::sigv4
