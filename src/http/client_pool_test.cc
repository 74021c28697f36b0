#include "http/client_pool.h"

#include <gtest/gtest.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <deque>
#include <optional>
#include <set>
#include <utility>

namespace flavorbot::http {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using asio::ip::tcp;
using Fetched = base::Result<ReceivedResponse, ClientError>;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

// A server on the test's own loop, which tells by the number of a connection which one it was.
class NumberedServer {
 public:
  NumberedServer(asio::io_context& io, std::uint16_t port)
      : acceptor_(io, tcp::endpoint(asio::ip::address_v4::loopback(), port)) {
    asio::co_spawn(io, Accept(), asio::detached);
  }

  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  // Closes all connections, and takes no more.
  void Stop() {
    acceptor_.close();
    for (auto& connection : connections_) connection.close();
  }

 private:
  awaitable<void> Accept() {
    for (;;) {
      auto [error, socket] = co_await acceptor_.async_accept(kAwait);
      if (error) co_return;
      connections_.push_back(std::move(socket));
      asio::co_spawn(acceptor_.get_executor(), Serve(connections_.back(), connections_.size()),
                     asio::detached);
    }
  }

  // "/slow" is answered after a while, "/last" is the connection's last.
  static awaitable<void> Serve(tcp::socket& socket, std::size_t number) {
    std::string received;
    for (;;) {
      const auto [error, size] = co_await asio::async_read_until(
          socket, asio::dynamic_buffer(received), "\r\n\r\n", kAwait);
      if (error) co_return;
      const bool slow = received.starts_with("GET /slow");
      const bool last = received.starts_with("GET /last");
      received.erase(0, size);
      if (slow) {
        asio::steady_timer timer(socket.get_executor(), std::chrono::milliseconds(20));
        co_await timer.async_wait(kAwait);
      }
      const std::string body = std::to_string(number);
      const std::string answer =
          "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
          (last ? "Connection: close\r\n" : "") + "\r\n" + body;
      co_await asio::async_write(socket, asio::buffer(answer), kAwait);
    }
  }

  tcp::acceptor acceptor_;
  std::deque<tcp::socket> connections_;  // stay where they are
};

class ClientPoolTest : public testing::Test {
 protected:
  ClientPoolTest() { server_ = std::make_unique<NumberedServer>(io_, 0); }

  // All at once; what each got, in their order.
  std::vector<Fetched> FetchAll(ClientPool& pool, std::vector<ClientRequest> requests) {
    std::vector<std::optional<Fetched>> results(requests.size());
    std::size_t left = requests.size();
    for (std::size_t i = 0; i < requests.size(); ++i) {
      asio::co_spawn(io_, pool.Fetch(std::move(requests[i])),
                     [&results, &left, i](const std::exception_ptr& thrown, auto fetched) {
                       EXPECT_FALSE(thrown);
                       results[i] = std::move(fetched);
                       --left;
                     });
    }
    while (left > 0) io_.run_one();
    std::vector<Fetched> fetched;
    for (auto& result : results) fetched.push_back(*std::move(result));
    return fetched;
  }
  Fetched FetchOne(ClientPool& pool, const std::string& target) {
    return FetchAll(pool, {{.target = target}}).front();
  }
  ClientPoolOptions ToServer() const { return {.host = "127.0.0.1", .port = server_->port()}; }

  asio::io_context io_;
  std::unique_ptr<NumberedServer> server_;
};

TEST_F(ClientPoolTest, OneRequestAfterTheOtherGoesOverOneConnection) {
  ClientPool pool(ToServer());
  const auto first = FetchOne(pool, "/");
  ASSERT_TRUE(first);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(FetchOne(pool, "/")->body, first->body);
}

TEST_F(ClientPoolTest, AfterAStreamThatWasReadToItsEndTheConnectionIsKept) {
  ClientPool pool(ToServer());
  std::string body;
  std::optional<bool> is_done;
  asio::co_spawn(
      io_,
      [](ClientPool& from, std::string& text) -> awaitable<bool> {
        auto stream = co_await from.Open({.target = "/"});
        if (!stream) co_return false;
        while (true) {
          const auto by = std::chrono::steady_clock::now() + std::chrono::seconds(10);
          const auto piece = co_await (*stream)->Next(by);
          if (!piece) co_return false;
          if (piece->empty()) co_return true;
          text += *piece;
        }
      }(pool, body),
      [&is_done](const std::exception_ptr&, bool is_whole) { is_done = is_whole; });
  while (!is_done) io_.run_one();
  EXPECT_TRUE(*is_done);
  EXPECT_EQ(FetchOne(pool, "/")->body, body);
}

TEST_F(ClientPoolTest, AConnectionThatTheServerClosesIsNotKept) {
  ClientPool pool(ToServer());
  const auto last = FetchOne(pool, "/last");
  ASSERT_TRUE(last);
  const auto next = FetchOne(pool, "/");
  ASSERT_TRUE(next);
  EXPECT_NE(next->body, last->body);
}

TEST_F(ClientPoolTest, AServerThatWasRestartedIsFoundWithoutAnError) {
  ClientPool pool(ToServer());
  ASSERT_TRUE(FetchOne(pool, "/"));
  const auto port = server_->port();
  server_->Stop();
  const auto stopped = std::exchange(server_, std::make_unique<NumberedServer>(io_, port));
  EXPECT_TRUE(FetchOne(pool, "/"));
}

TEST_F(ClientPoolTest, NoMoreConnectionsThanItMayHave) {
  auto options = ToServer();
  options.max_connections = 2;
  ClientPool pool(std::move(options));
  std::set<std::string> connections;
  for (const auto& fetched : FetchAll(pool, std::vector<ClientRequest>(6, {.target = "/slow"}))) {
    ASSERT_TRUE(fetched);
    connections.insert(fetched->body);
  }
  EXPECT_EQ(connections.size(), 2u);
}

TEST_F(ClientPoolTest, WaitingForAConnectionEndsAtTheDeadline) {
  auto options = ToServer();
  options.max_connections = 1;
  ClientPool pool(std::move(options));
  const auto fetched = FetchAll(
      pool, {{.target = "/slow"},
             {.target = "/",
              .deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(1)}});
  EXPECT_TRUE(fetched[0]);
  EXPECT_EQ(fetched[1].error(), ClientError::kTimeout);
  EXPECT_TRUE(FetchOne(pool, "/"));
}

TEST_F(ClientPoolTest, AKeptConnectionDoesNotKeepTheLoopRunning) {
  ClientPool pool(ToServer());
  ASSERT_TRUE(FetchOne(pool, "/"));
  server_->Stop();
  while (io_.poll() > 0) {
  }
  EXPECT_TRUE(io_.stopped());
}

TEST_F(ClientPoolTest, NobodyListeningIsAnError) {
  ClientPool pool(ToServer());
  server_->Stop();
  EXPECT_EQ(FetchOne(pool, "/").error(), ClientError::kConnectionFailed);
}

}  // namespace
}  // namespace flavorbot::http
