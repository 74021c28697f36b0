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

awaitable<base::Result<ReceivedResponse, ClientError>> ClientPool::Fetch(ClientRequest request) {
  const auto executor = co_await asio::this_coro::executor;
  auto& loop = LoopOf(executor);
  request.host = options_.host;
  request.port = options_.port;
  LoopConnections::Turn turn(loop, id_);
  if (!co_await turn.Await(options_.max_connections, request.deadline)) {
    co_return std::unexpected(ClientError::kTimeout);
  }
  Lease lease(loop, id_);
  if (!lease.TakeKept(options_)) {
    lease.Make(executor, options_.tls.get());
    const auto connect_by =
        std::min(request.deadline, std::chrono::steady_clock::now() + options_.connect_timeout);
    auto& connection = lease.connection();
    const auto connected =
        options_.unix_socket.empty()
            ? co_await connection.Connect(options_.host, options_.port, connect_by)
            : co_await connection.ConnectTo(options_.unix_socket, connect_by);
    if (!connected) co_return std::unexpected(connected.error());
  }
  co_return co_await lease.connection().Exchange(request);
}

}  // namespace flavorbot::http
