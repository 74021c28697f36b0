#include "http/server.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include "http/event_loop.h"
#include "http/serving.h"
#include "http/unix_listener.h"

namespace flavorbot::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

// How long cancelled handlers have to return before Stop goes on without them.
constexpr std::chrono::seconds kCancelledTimeout{1};

base::Result<tcp::endpoint, std::string> Resolve(const std::string& host, std::uint16_t port) {
  boost::system::error_code error;
  if (const auto address = asio::ip::make_address(host, error); !error) {
    return tcp::endpoint(address, port);
  }
  asio::io_context io;
  const auto found = tcp::resolver(io).resolve(host, std::to_string(port), error);
  if (error) return std::unexpected(error.message());
  return found.begin()->endpoint();
}

// SO_REUSEPORT would let a second server share the port of a first one without a word. A socket
// without it can't.
base::Result<void, std::string> CheckFree(const tcp::endpoint& endpoint) {
  asio::io_context io;
  tcp::acceptor probe(io);
  boost::system::error_code error;
  probe.open(endpoint.protocol(), error);
  if (!error) probe.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) probe.bind(endpoint, error);
  if (error) return std::unexpected(error.message());
  return {};
}

}  // namespace

class Server::Impl {
 public:
  Impl(ServerOptions options, Handler handler) : serving_(std::move(options), std::move(handler)) {}

  ~Impl() { Stop(); }

  base::Result<void, std::string> Start() {
    const unsigned cores = std::max(1u, std::thread::hardware_concurrency());
    const unsigned threads = serving_.options.threads > 0 ? serving_.options.threads : cores;
    for (unsigned i = 0; i < threads; ++i) {
      loops_.push_back(std::make_unique<EventLoop>(serving_));
    }
    auto listening = serving_.options.unix_socket.empty() ? ListenOnTcp() : ListenOnUnixSocket();
    if (!listening) {
      loops_.clear();
      unix_listener_.reset();
      return listening;
    }
    for (const auto& loop : loops_) {
      threads_.emplace_back([&loop = *loop] { loop.Run(); });
    }
    return {};
  }

  std::uint16_t port() const { return port_; }

  void Stop() {
    if (threads_.empty()) return;
    unix_listener_.reset();
    for (const auto& loop : loops_) loop->Drain();
    if (!serving_.connections.WaitForNone(serving_.options.stop_timeout)) {
      for (const auto& loop : loops_) loop->Abort();
      // Handlers that don't heed the cancellation go with their event loops.
      static_cast<void>(serving_.connections.WaitForNone(kCancelledTimeout));
    }
    for (const auto& loop : loops_) loop->Stop();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

 private:
  base::Result<void, std::string> ListenOnTcp() {
    auto endpoint = Resolve(serving_.options.host, serving_.options.port);
    if (!endpoint) return std::unexpected(std::move(endpoint).error());
    if (auto free = CheckFree(*endpoint); !free) return free;
    for (const auto& loop : loops_) {
      endpoint = loop->Listen(*endpoint);
      if (!endpoint) return std::unexpected(std::move(endpoint).error());
    }
    port_ = endpoint->port();
    return {};
  }

  base::Result<void, std::string> ListenOnUnixSocket() {
    auto listener = UnixListener::Listen(serving_.options.unix_socket);
    if (!listener) return std::unexpected(std::move(listener).error());
    unix_listener_.emplace(*std::move(listener));
    for (const auto& loop : loops_) {
      if (auto shared = loop->Share(unix_listener_->descriptor()); !shared) return shared;
    }
    return {};
  }

  Serving serving_;
  std::vector<std::unique_ptr<EventLoop>> loops_;
  std::vector<std::thread> threads_;
  std::optional<UnixListener> unix_listener_;
  std::uint16_t port_ = 0;
};

Server::Server(ServerOptions options, Handler handler)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(handler))) {}
Server::~Server() = default;

base::Result<void, std::string> Server::Start() { return impl_->Start(); }
std::uint16_t Server::port() const { return impl_->port(); }
void Server::Stop() { impl_->Stop(); }

}  // namespace flavorbot::http
