// Answers that are read piece by piece, straight and through a proxy.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <functional>

#include "base/await_for_test.h"
#include "http/client_pool.h"
#include "http/server.h"
#include "http/test_client.h"

namespace flavorbot::http {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using std::chrono::milliseconds;
using std::chrono::steady_clock;
using testing::ElementsAre;

struct Told {
  int status = 0;
  std::vector<std::string> pieces;
  std::optional<ClientError> error;
};

steady_clock::time_point Whenever() { return steady_clock::now() + std::chrono::hours(1); }

// Reads an answer to its end; calls `on_piece` at each.
awaitable<Told> ReadOn(ResponseStream& stream, std::function<void()> on_piece) {
  Told told{.status = stream.status()};
  while (true) {
    auto piece = co_await stream.Next(Whenever());
    if (!piece) {
      told.error = piece.error();
      co_return told;
    }
    if (piece->empty()) co_return told;
    told.pieces.push_back(*std::move(piece));
    on_piece();
  }
}

awaitable<Told> ReadAll(
    ClientPool& pool, std::string target, std::function<void()> on_piece = [] {}) {
  auto stream = co_await pool.Open({.target = std::move(target)});
  if (!stream) co_return Told{.error = stream.error()};
  co_return co_await ReadOn(**stream, std::move(on_piece));
}

class ClientStreamTest : public testing::Test {
 protected:
  ClientStreamTest()
      : server_({.threads = 1, .stop_timeout = milliseconds(1)},
                [this](Request& request) { return Serve(request); }) {
    EXPECT_TRUE(server_.Start());
  }

  awaitable<Response> Serve(Request& request) {
    host_ = std::string(request.headers.Find("Host").value_or(""));
    authorization_ = std::string(request.headers.Find("Proxy-Authorization").value_or(""));
    Response response = MakeResponse(200, "text/plain", "");
    if (request.path() == "/steps") {
      // The second piece is sent when the first one was read: so it came alone.
      response.body = [this](BodyWriter& writer) -> awaitable<void> {
        co_await writer.Write("first piece");
        asio::steady_timer timer(co_await asio::this_coro::executor);
        while (reads_ == 0) {
          timer.expires_after(milliseconds(1));
          co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
        }
        co_await writer.Write("second piece");
      };
    } else if (request.path() == "/quiet") {
      response.body = [this](BodyWriter& writer) -> awaitable<void> {
        co_await writer.Write("begun");
        asio::steady_timer timer(co_await asio::this_coro::executor, std::chrono::hours(1));
        co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
        ++ended_;
      };
    } else if (request.path() == "/cut") {
      response.body = [](BodyWriter& writer) -> awaitable<void> {
        co_await writer.Write("begun");
        throw std::runtime_error("cut");
      };
    } else {
      response.body = std::string("plain");
    }
    co_return response;
  }

  ClientPoolOptions Here() const { return {.host = "127.0.0.1", .port = server_.port()}; }

  std::atomic<int> reads_ = 0;
  std::atomic<int> ended_ = 0;
  std::string host_;
  std::string authorization_;
  Server server_;
};

TEST_F(ClientStreamTest, PiecesAreReadAsTheyCome) {
  ClientPool pool(Here());
  const auto told = base::Await(ReadAll(pool, "/steps", [this] { ++reads_; }));
  EXPECT_THAT(told.pieces, ElementsAre("first piece", "second piece"));
}

// Whoever reads may take its time before the first piece, too.
TEST_F(ClientStreamTest, TheRequestsDeadlineIsTheHeadsAlone) {
  ClientPool pool(Here());
  const auto told = base::Await([](ClientPool& from, std::atomic<int>& reads) -> awaitable<Told> {
    // Until it is long enough for the head to come.
    for (milliseconds patience{20};; patience *= 2) {
      const auto deadline = steady_clock::now() + patience;
      auto stream = co_await from.Open({.target = "/steps", .deadline = deadline});
      if (!stream && stream.error() == ClientError::kTimeout) continue;
      if (!stream) co_return Told{.error = stream.error()};
      // Timers of a loop go off in their order: the deadline's would have.
      asio::steady_timer later(co_await asio::this_coro::executor, deadline + milliseconds(1));
      co_await later.async_wait(asio::as_tuple(asio::use_awaitable));
      co_return co_await ReadOn(**stream, [&reads] { ++reads; });
    }
  }(pool, reads_));
  EXPECT_FALSE(told.error);
  EXPECT_THAT(told.pieces, ElementsAre("first piece", "second piece"));
}

TEST_F(ClientStreamTest, AWholeAnswerIsOnePiece) {
  ClientPool pool(Here());
  const auto told = base::Await(ReadAll(pool, "/plain"));
  EXPECT_EQ(told.status, 200);
  EXPECT_EQ(told.pieces, std::vector<std::string>{"plain"});
  EXPECT_FALSE(told.error);
}

TEST_F(ClientStreamTest, ABodyThatStopsIsATimeoutAndTheServerIsLetGo) {
  ClientPool pool(Here());
  const auto told = base::Await([](ClientPool& from) -> awaitable<Told> {
    auto stream = co_await from.Open({.target = "/quiet"});
    if (!stream) co_return Told{.error = stream.error()};
    auto begun = co_await (*stream)->Next(Whenever());
    if (!begun) co_return Told{.error = begun.error()};
    const auto more = co_await (*stream)->Next(steady_clock::now());
    co_return Told{.pieces = {*std::move(begun)},
                   .error = more ? std::nullopt : std::optional(more.error())};
  }(pool));
  EXPECT_THAT(told.pieces, ElementsAre("begun"));
  EXPECT_EQ(told.error, ClientError::kTimeout);
  EXPECT_TRUE(Eventually([this] { return ended_ == 1; }));
}

TEST_F(ClientStreamTest, ABodyThatIsCutIsNotTakenForWhole) {
  ClientPool pool(Here());
  EXPECT_TRUE(base::Await(ReadAll(pool, "/cut")).error);
}

TEST_F(ClientStreamTest, CancellingTheReaderClosesTheConnection) {
  ClientPool pool(Here());
  asio::io_context io;
  asio::cancellation_signal cancel;
  std::optional<Told> told;
  // It runs when the reader waits for the next piece.
  const auto cancel_later = [&io, &cancel] {
    asio::post(io, [&cancel] { cancel.emit(asio::cancellation_type::terminal); });
  };
  asio::co_spawn(
      io,
      [](ClientPool& from, std::function<void()> on_piece) -> awaitable<Told> {
        co_await asio::this_coro::throw_if_cancelled(false);
        co_return co_await ReadAll(from, "/quiet", std::move(on_piece));
      }(pool, cancel_later),
      asio::bind_cancellation_slot(cancel.slot(), [&told](const std::exception_ptr&, Told result) {
        told = std::move(result);
      }));
  io.run();
  ASSERT_TRUE(told);
  EXPECT_TRUE(told->error);
  EXPECT_TRUE(Eventually([this] { return ended_ == 1; }));
}

// The server of the test stands for the proxy; it takes targets with a host, and leaves that out.
TEST_F(ClientStreamTest, APlainRequestGoesToTheProxyWhole) {
  ClientPool pool({.host = "api.example",
                   .port = 8080,
                   .proxy = HttpProxy{"127.0.0.1", server_.port(), "Basic dTpw"}});
  const auto told = base::Await(ReadAll(pool, "/plain?a=b"));
  EXPECT_EQ(told.status, 200);
  EXPECT_EQ(host_, "api.example:8080");
  EXPECT_EQ(authorization_, "Basic dTpw");
}

}  // namespace
}  // namespace flavorbot::http
