#include "http/event_loop.h"

#include <fcntl.h>
#include <unistd.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cerrno>
#include <future>
#include <memory>
#include <system_error>
#include <vector>

#include "base/log.h"
#include "http/connection.h"

namespace flavorbot::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

// Connections over the bound that may be told so at once; more than these are just closed.
constexpr std::size_t kMaxRefused = 64;

// Out of descriptors or memory: accepting again at once would only spin.
constexpr std::chrono::milliseconds kAcceptPause{100};

// The connections of `state`, kept alive while something is done to each: closing one may take it
// out of the set.
std::vector<std::shared_ptr<Connection>> Snapshot(const LoopState& state) {
  std::vector<std::shared_ptr<Connection>> connections;
  connections.reserve(state.connections.size());
  for (Connection* connection : state.connections) {
    if (auto alive = connection->weak_from_this().lock()) connections.push_back(std::move(alive));
  }
  return connections;
}

}  // namespace

EventLoop::EventLoop(Serving& serving) : serving_(serving) {}

base::Result<tcp::endpoint, std::string> EventLoop::Listen(const tcp::endpoint& endpoint) {
  boost::system::error_code error;
  acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor_.set_option(ReusePort(true), error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
  if (error) return std::unexpected(error.message());
  return TcpEndpoint(acceptor_.local_endpoint()).value_or(endpoint);
}

base::Result<void, std::string> EventLoop::Share(int descriptor) {
  const int own = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
  if (own < 0) return std::unexpected(std::generic_category().message(errno));
  boost::system::error_code error;
  acceptor_.assign(asio::generic::stream_protocol(AF_UNIX, 0), own, error);
  if (error) {
    ::close(own);
    return std::unexpected(error.message());
  }
  return {};
}

void EventLoop::Run() {
  const auto work = asio::make_work_guard(io_);
  asio::co_spawn(io_, Accept(), asio::detached);
  io_.run();
}

asio::awaitable<void> EventLoop::Accept() {
  while (acceptor_.is_open()) {
    auto [error, socket] = co_await acceptor_.async_accept(kAwait);
    if (!error) {
      Admit(std::move(socket));
      continue;
    }
    // The client has gone already, or Drain has closed the acceptor.
    if (error == asio::error::connection_aborted || error == asio::error::operation_aborted) {
      continue;
    }
    base::Log(base::Level::kError, "can't accept connections", {{"error", error.message()}});
    asio::steady_timer pause(io_, kAcceptPause);
    co_await pause.async_wait(kAwait);
  }
}

void EventLoop::Admit(StreamSocket socket) {
  if (state_.draining) return;
  auto admission = Connection::Admission::kCounted;
  if (!serving_.connections.TryAdd()) {
    if (state_.refused >= kMaxRefused) return;
    admission = Connection::Admission::kRefused;
  }
  std::make_shared<Connection>(std::move(socket), serving_, state_, admission)->Start();
}

void EventLoop::Drain() {
  const auto drained = std::make_shared<std::promise<void>>();
  asio::post(io_, [this, drained] {
    state_.draining = true;
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    for (const auto& connection : Snapshot(state_)) connection->Drain();
    drained->set_value();
  });
  drained->get_future().wait();
}

void EventLoop::Abort() {
  asio::post(io_, [this] {
    for (const auto& connection : Snapshot(state_)) connection->Abort();
  });
}

}  // namespace flavorbot::http
