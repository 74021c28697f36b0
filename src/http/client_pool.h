// Client pool: kept connections to one server, so that most requests need not connect first.
//
//   ClientPool pool({.host = "localhost", .port = 8000});
//   auto response = co_await pool.Fetch({.method = Method::kPost, .body = json});
//
// Each event loop keeps connections of its own, up to a bound; a request beyond it waits for one,
// until its deadline. A kept connection that the server has closed meanwhile is replaced without an
// error. Connections are not kept for long, so that a name that comes to stand for other addresses
// is followed.
//
// Threads: Fetch from any coroutine whose executor runs on one thread at a time (an event loop of
//          one thread, a strand); it stays there.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "http/client.h"
#include "http/http_proxy.h"
#include "http/response_stream.h"
#include "http/tls_context.h"

namespace flavorbot::http {

struct ClientPoolOptions {
  std::string host;
  std::uint16_t port = 80;
  std::filesystem::path unix_socket;  // instead of both, unless it is empty; without TLS
  std::unique_ptr<TlsContext> tls;    // nullptr: plain TCP
  std::optional<HttpProxy> proxy = std::nullopt;  // on the way to `host`
  std::size_t max_connections = 64;               // of one event loop
  std::chrono::milliseconds max_idle{20'000};     // servers close after a minute or so
  std::chrono::milliseconds max_age{300'000};
  std::chrono::milliseconds connect_timeout{3'000};
};

class ClientPool {
 public:
  explicit ClientPool(ClientPoolOptions options);
  ~ClientPool();
  ClientPool(const ClientPool&) = delete;
  ClientPool& operator=(const ClientPool&) = delete;

  // As http::Fetch; host and port are the pool's. kTimeout also when no connection became free.
  // kConnectionLost of a kept connection is not tried again: the server may have acted.
  boost::asio::awaitable<base::Result<ReceivedResponse, ClientError>> Fetch(ClientRequest request);

  // Sends `request` and returns when the head of its answer is there, by the request's deadline;
  // the body is read from what is returned, whatever that deadline is. The connection is taken
  // until then, and kept when the body was read to its end. Let it go before the pool. Errors: as
  // Fetch.
  boost::asio::awaitable<base::Result<std::unique_ptr<ResponseStream>, ClientError>> Open(
      ClientRequest request);

 private:
  class Lease;
  class Stream;

  // Gives `lease` a connection: a kept one, or a new one.
  boost::asio::awaitable<base::Result<void, ClientError>> Fill(
      Lease& lease, std::chrono::steady_clock::time_point deadline);
  // What is sent: to the host, or to the proxy that passes it on.
  ClientRequest Addressed(ClientRequest request) const;

  ClientPoolOptions options_;
  const std::uint64_t id_;  // of the process, never used again
};

}  // namespace flavorbot::http
