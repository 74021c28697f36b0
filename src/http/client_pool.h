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
#include <string>

#include "base/result.h"
#include "http/client.h"
#include "http/tls_context.h"

namespace flavorbot::http {

struct ClientPoolOptions {
  std::string host;
  std::uint16_t port = 80;
  std::filesystem::path unix_socket;           // instead of both, unless it is empty; without TLS
  std::unique_ptr<TlsContext> tls;             // nullptr: plain TCP
  std::size_t max_connections = 64;            // of one event loop
  std::chrono::milliseconds max_idle{20'000};  // servers close after a minute or so
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

 private:
  class Lease;

  ClientPoolOptions options_;
  const std::uint64_t id_;  // of the process, never used again
};

}  // namespace flavorbot::http
