#include "http/client_pool.h"

#include <algorithm>
#include <atomic>
#include <boost/asio/query.hpp>
#include <boost/asio/this_coro.hpp>
#include <utility>

#include "http/loop_connections.h"

namespace flavorbot::http {
namespace {

namespace asio = boost::asio;
using asio::awaitable;

LoopConnections& LoopOf(const asio::any_io_executor& executor) {
  return asio::use_service<LoopConnections>(asio::query(executor, asio::execution::context));
}

std::uint64_t NextId() {
  static std::atomic<std::uint64_t> next = 0;
  return ++next;
}

}  // namespace

// A connection for one exchange; kept afterwards when it is still good.
class ClientPool::Lease {
 public:
  Lease(LoopConnections& loop, std::uint64_t pool) : loop_(loop), pool_(pool) {}
  ~Lease() {
    if (loop_.is_shut_down() || kept_.connection == nullptr || !kept_.connection->reusable())
      return;
    kept_.used = LoopConnections::Clock::now();
    loop_.Of(pool_).kept.push_back(std::move(kept_));
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

  ClientConnection& connection() { return *kept_.connection; }

  // Takes the kept connection that was used last and is still good; those that aren't go.
  bool TakeKept(const ClientPoolOptions& options) {
    auto& kept = loop_.Of(pool_).kept;
    const auto now = LoopConnections::Clock::now();
    std::erase_if(kept, [&](const auto& each) { return now - each.used > options.max_idle; });
    while (!kept.empty()) {
      kept_ = std::move(kept.back());
      kept.pop_back();
      if (now - kept_.connected <= options.max_age && !kept_.connection->IsStale()) return true;
    }
    return false;
  }

  void Make(const asio::any_io_executor& executor, TlsContext* tls) {
    kept_ = {.connection = std::make_unique<ClientConnection>(executor, tls),
             .connected = LoopConnections::Clock::now()};
  }

 private:
  LoopConnections& loop_;
  const std::uint64_t pool_;
  LoopConnections::Kept kept_;
};

ClientPool::ClientPool(ClientPoolOptions options) : options_(std::move(options)), id_(NextId()) {}

ClientPool::~ClientPool() = default;

class ClientPool::Stream final : public ResponseStream {
 public:
  Stream(LoopConnections& loop, std::uint64_t pool) : turn_(loop, pool), lease_(loop, pool) {}

  int status() const override { return response_.status; }
  const Headers& headers() const override { return response_.headers; }

  awaitable<base::Result<std::string, ClientError>> Next(
      std::chrono::steady_clock::time_point deadline) override {
    using BodyState = ClientConnection::BodyState;
    BodyState state = BodyState::kMore;
    while (response_.body.empty() && state == BodyState::kMore) {
      const auto more = co_await lease_.connection().Continue(deadline);
      if (!more) co_return std::unexpected(more.error());
      state = *more;
    }
    co_return std::exchange(response_.body, {});
  }

  LoopConnections::Turn& turn() { return turn_; }
  Lease& lease() { return lease_; }
  ReceivedResponse& response() { return response_; }

 private:
  LoopConnections::Turn turn_;
  ReceivedResponse response_;  // the connection fills it
  Lease lease_;
};

ClientRequest ClientPool::Addressed(ClientRequest request) const {
  request.host = options_.host;
  request.port = options_.port;
  if (options_.proxy && options_.tls == nullptr) {
    request.target = "http://" + HostAndPort(options_.host, options_.port) + request.target;
    if (!options_.proxy->authorization.empty()) {
      request.headers.Set("Proxy-Authorization", options_.proxy->authorization);
    }
  }
  return request;
}

awaitable<base::Result<void, ClientError>> ClientPool::Fill(
    Lease& lease, std::chrono::steady_clock::time_point deadline) {
  if (lease.TakeKept(options_)) co_return base::Result<void, ClientError>{};
  lease.Make(co_await asio::this_coro::executor, options_.tls.get());
  const auto connect_by =
      std::min(deadline, std::chrono::steady_clock::now() + options_.connect_timeout);
  auto& connection = lease.connection();
  if (!options_.unix_socket.empty()) {
    co_return co_await connection.ConnectTo(options_.unix_socket, connect_by);
  }
  if (!options_.proxy) {
    co_return co_await connection.Connect(options_.host, options_.port, connect_by);
  }
  if (options_.tls == nullptr) {
    co_return co_await connection.Connect(options_.proxy->host, options_.proxy->port, connect_by);
  }
  co_return co_await connection.ConnectThrough(*options_.proxy, options_.host, options_.port,
                                               connect_by);
}

awaitable<base::Result<ReceivedResponse, ClientError>> ClientPool::Fetch(ClientRequest request) {
  auto& loop = LoopOf(co_await asio::this_coro::executor);
  request = Addressed(std::move(request));
  LoopConnections::Turn turn(loop, id_);
  if (!co_await turn.Await(options_.max_connections, request.deadline)) {
    co_return std::unexpected(ClientError::kTimeout);
  }
  Lease lease(loop, id_);
  const auto filled = co_await Fill(lease, request.deadline);
  if (!filled) co_return std::unexpected(filled.error());
  co_return co_await lease.connection().Exchange(request);
}

awaitable<base::Result<std::unique_ptr<ResponseStream>, ClientError>> ClientPool::Open(
    ClientRequest request) {
  auto& loop = LoopOf(co_await asio::this_coro::executor);
  request = Addressed(std::move(request));
  auto stream = std::make_unique<Stream>(loop, id_);
  if (!co_await stream->turn().Await(options_.max_connections, request.deadline)) {
    co_return std::unexpected(ClientError::kTimeout);
  }
  const auto filled = co_await Fill(stream->lease(), request.deadline);
  if (!filled) co_return std::unexpected(filled.error());
  const auto begun = co_await stream->lease().connection().Begin(request, stream->response());
  if (!begun) co_return std::unexpected(begun.error());
  co_return std::unique_ptr<ResponseStream>(std::move(stream));
}

}  // namespace flavorbot::http
