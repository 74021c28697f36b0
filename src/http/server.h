// Server: HTTP/1.1 on as many threads as asked for, each with an event loop and a listening socket
// of its own (SO_REUSEPORT), so that a connection lives on one thread from accept to close. Or on a
// Unix socket, which the threads share and which only its owner may connect to (unix_listener.h).
//
// Keep-alive and pipelining; every read, write and idle wait has a deadline; heads, bodies and the
// number of connections are bounded. Over the bound of connections the server answers 503 and
// closes. A handler that throws answers 500 and is logged.
//
// What a request breaks is answered by the server itself, with {"message": ...} and the connection
// closed: 400 malformed, 408 too slow, 413 body too large, 417, 431 head too large, 501 unknown
// method or transfer coding, 503 too busy or the handler too slow, 505 (rejection.h).
//
// A handler past handler_timeout, or past what it has moved Request::deadline to, is cancelled
// (asio's terminal cancellation of what it waits on) and its client answered 503; what it returns
// later is dropped. A stream whose reader has closed the connection is cancelled the same way, and
// so is a handler that asks for it (Request::cancel_when_client_leaves).
//
// Threads: construct, Start, Stop and destroy on one thread; the handler is called on the server's
//          threads, at the same time from several. Whatever a handler waits on must have stopped
//          before the server is destroyed: it would complete on an event loop that is gone.
// Source:  RFC 9110, RFC 9112.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "base/result.h"
#include "http/request.h"
#include "http/response.h"

namespace flavorbot::http {

// Answers one request. `request` lives until the response is sent, the stream of a StreamBody
// included.
using Handler = std::function<boost::asio::awaitable<Response>(Request& request)>;

struct ServerOptions {
  std::string host = "127.0.0.1";
  std::uint16_t port = 0;             // 0: any free one
  std::filesystem::path unix_socket;  // instead of host and port, unless it is empty
  unsigned threads = 0;               // 0: one a core
  std::size_t max_connections = 10'000;
  std::size_t max_head_bytes = 16 * 1024;
  std::size_t max_body_bytes = 10 * 1024 * 1024;
  std::size_t max_buffered_body_bytes = 512 * 1024 * 1024;  // of all requests at once; over: 503
  std::chrono::milliseconds head_timeout{10'000};  // from the first byte of a head to its end
  // Of a body and of an answer; both get more as they move, at 16 KiB/s.
  std::chrono::milliseconds body_timeout{30'000};
  std::chrono::milliseconds write_timeout{30'000};
  std::chrono::milliseconds idle_timeout{60'000};     // between requests
  std::chrono::milliseconds handler_timeout{30'000};  // Request::deadline
  std::chrono::milliseconds stop_timeout{10'000};     // Stop waits this long for requests in flight
  // For every answer that doesn't set them itself (security_headers.h).
  Headers default_headers;
};

class Server {
 public:
  Server(ServerOptions options, Handler handler);
  ~Server();  // stops

  // Binds, listens and starts the threads. Errors: what the system says ("address already in use").
  base::Result<void, std::string> Start();

  // The port it listens on. REQUIRES: started, without a Unix socket.
  std::uint16_t port() const;

  // Stops accepting, finishes the requests in flight within stop_timeout, closes, joins the
  // threads.
  void Stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace flavorbot::http
