// Request: one HTTP request, read whole and within the server's limits.
//
// Source: RFC 9110; RFC 3986 for the target.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "http/headers.h"

namespace flavorbot::http {

enum class Method { kGet, kHead, kPost, kPut, kPatch, kDelete, kOptions, kOther };

std::string_view MethodName(Method method);    // "GET"; kOther: "OTHER"
Method MethodFromName(std::string_view name);  // of exactly this case, else kOther

struct Request {
  Method method = Method::kGet;
  std::string target;  // as sent: "/api/recipes?limit=10"
  Headers headers;
  std::string body;
  // The other end of the connection: "127.0.0.1", "::1"; empty over a Unix socket.
  std::string peer_address;
  // Until when an answer is of use to this connection; a handler that takes longer moves it.
  std::chrono::steady_clock::time_point deadline;
  // What a handler calls whose work is of no use once the client has closed the connection: it is
  // cancelled then. A client that only stops sending counts as gone. Empty without a connection.
  std::function<void()> cancel_when_client_leaves;

  // The parts of `target`, still percent-encoded; borrowed.
  std::string_view path() const;
  std::string_view query() const;
};

// Decodes %XX; nullopt when an escape is malformed, or the result holds a NUL or isn't UTF-8.
std::optional<std::string> DecodePathSegment(std::string_view encoded);

// The first value of the query parameter `name`, decoded; nullopt when absent or undecodable.
std::optional<std::string> QueryParameter(const Request& request, std::string_view name);

}  // namespace flavorbot::http
