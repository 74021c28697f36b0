// Response: what a handler answers with. The server adds Date, Content-Length or chunked framing,
// Connection, and compresses and sets an ETag where the response allows it.
//
// Source: RFC 9110.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <variant>

#include "http/headers.h"

namespace flavorbot::http {

// Where a streaming body goes. Owned by the server; valid while the stream function runs.
class BodyWriter {
 public:
  virtual ~BodyWriter() = default;
  // Sends `chunk` and returns once the connection has taken it; false when the reader is gone or
  // too slow: stop then.
  virtual boost::asio::awaitable<bool> Write(std::string chunk) = 0;

  // From now on sends `chunk` by itself whenever nothing was written for `interval`, so that
  // proxies keep the connection and a reader that has gone is noticed.
  // REQUIRES: no Write is running; `chunk` isn't empty.
  virtual void WriteWhenQuiet(std::string chunk, std::chrono::milliseconds interval) = 0;
};

// Bytes that outlive the server, such as a page inside the binary.
struct StaticBody {
  std::string_view bytes;
};

// Called once the head is sent; the body ends when it returns. The server keeps the function itself
// until then, so it may be a lambda that captures. When the reader closes the connection, what the
// function waits on is cancelled (asio's terminal cancellation) and Write says false. A throw cuts
// the connection, so that the reader can't take the body for complete.
using StreamBody = std::function<boost::asio::awaitable<void>(BodyWriter& writer)>;

using Body = std::variant<std::string, StaticBody, StreamBody>;

enum class Compression { kAllowed, kForbidden };

struct Response {
  int status = 200;
  Headers headers;
  Body body;
  // kForbidden for what is compressed already, and for what mixes a secret with text a stranger
  // chooses.
  Compression compression = Compression::kAllowed;
};

// Shorthands: a whole response of a content type, and one without a body.
Response MakeResponse(int status, std::string_view content_type, std::string body);
Response JsonResponse(int status, std::string json);
Response EmptyResponse(int status);

}  // namespace flavorbot::http
