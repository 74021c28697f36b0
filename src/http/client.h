// Client: one HTTP/1.1 request over a TCP connection of its own, under a deadline.
//
// Threads: call from any coroutine; it stays on that coroutine's executor.
// Source:  RFC 9110, RFC 9112.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/result.h"
#include "http/headers.h"
#include "http/request.h"
#include "http/response_parser.h"

namespace flavorbot::http {

class TlsContext;

struct ClientRequest {
  std::string host;  // a name or an address
  std::uint16_t port = 80;
  Method method = Method::kGet;
  std::string target = "/";
  Headers headers;  // Host, Content-Length and Connection are added unless set
  std::string body;
  std::chrono::steady_clock::time_point deadline =
      std::chrono::steady_clock::now() + std::chrono::seconds(30);
  std::size_t max_head_bytes = 64 * 1024;
  std::size_t max_body_bytes = 64 * 1024 * 1024;
};

enum class ClientError {
  kUnknownHost,       // the name doesn't resolve
  kConnectionFailed,  // nobody listens there, or the way is blocked: nothing was sent
  kNotTrusted,        // TLS was not agreed on: the certificate, say, is not the host's
  kConnectionLost,    // cut after the request was sent, perhaps acted upon
  kTimeout,           // the deadline has passed
  kMalformed,         // what came back isn't a whole HTTP response
  kTooLarge           // it is over the request's bounds
};

std::string_view ClientErrorText(ClientError error);

// `tls` nullptr: plain TCP. It is borrowed until the answer.
// Cancelling the coroutine ends the exchange with kConnectionFailed or kConnectionLost.
boost::asio::awaitable<base::Result<ReceivedResponse, ClientError>> Fetch(
    ClientRequest request, TlsContext* tls = nullptr);

}  // namespace flavorbot::http
