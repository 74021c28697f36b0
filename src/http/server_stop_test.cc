// Stopping: what is in flight is finished, what is idle is closed, what never ends is cut.
#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <thread>

#include "http/server.h"
#include "http/test_client.h"

namespace flavorbot::http {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr std::string_view kGet = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

awaitable<void> Wait(std::chrono::steady_clock::duration duration) {
  asio::steady_timer timer(co_await asio::this_coro::executor, duration);
  co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
}

TEST(ServerStop, IdleConnectionsDoNotHoldItUp) {
  Server server({.threads = 2},
                [](Request&) -> awaitable<Response> { co_return JsonResponse(200, "{}"); });
  ASSERT_TRUE(server.Start());
  TestClient fresh(server.port());
  TestClient used(server.port());
  used.Send(kGet);
  EXPECT_EQ(StatusOf(used.ReadResponse()), 200);
  const auto started = Clock::now();
  server.Stop();
  EXPECT_LT(Clock::now() - started, std::chrono::seconds(2));
  EXPECT_EQ(used.ReadToEnd(), "");
}

TEST(ServerStop, ARequestInFlightIsFinishedAndItsConnectionClosed) {
  std::atomic<bool> in_handler = false;
  std::atomic<bool> let_go = false;
  Server server({.threads = 1}, [&](Request&) -> awaitable<Response> {
    in_handler = true;
    while (!let_go) co_await Wait(milliseconds(1));
    co_return JsonResponse(200, "\"done\"");
  });
  ASSERT_TRUE(server.Start());
  TestClient client(server.port());
  client.Send(kGet);
  ASSERT_TRUE(Eventually([&] { return in_handler.load(); }));
  std::thread stopping([&] { server.Stop(); });
  // Once it doesn't accept any more, it is stopping.
  EXPECT_TRUE(Eventually([&] { return !TestClient::CanConnect(server.port()); }));
  let_go = true;
  const std::string response = client.ReadToEnd();
  EXPECT_EQ(BodyOf(response), "\"done\"");
  EXPECT_NE(response.find("\r\nConnection: close\r\n"), std::string::npos);
  stopping.join();
}

TEST(ServerStop, WhatDoesNotEndIsCancelledAfterTheTimeout) {
  std::atomic<bool> in_handler = false;
  std::atomic<bool> ended = false;
  const ServerOptions options{.threads = 1, .stop_timeout = milliseconds(30)};
  Server server(options, [&](Request&) -> awaitable<Response> {
    in_handler = true;
    co_await Wait(std::chrono::hours(1));
    ended = true;
    co_return EmptyResponse(204);
  });
  ASSERT_TRUE(server.Start());
  TestClient client(server.port());
  client.Send(kGet);
  ASSERT_TRUE(Eventually([&] { return in_handler.load(); }));
  const auto started = Clock::now();
  server.Stop();
  EXPECT_GE(Clock::now() - started, milliseconds(30));
  EXPECT_LT(Clock::now() - started, std::chrono::seconds(5));
  EXPECT_TRUE(ended);
  EXPECT_EQ(client.ReadToEnd(), "");
}

TEST(ServerStop, AHandlerThatHeedsNothingGoesWithTheServer) {
  std::atomic<bool> in_handler = false;
  auto state = std::make_shared<int>(1);
  {
    const ServerOptions options{.threads = 1, .stop_timeout = milliseconds(1)};
    Server server(options, [&, state](Request&) -> awaitable<Response> {
      const auto held = state;
      in_handler = true;
      while (true) co_await Wait(milliseconds(5));
    });
    ASSERT_TRUE(server.Start());
    TestClient client(server.port());
    client.Send(kGet);
    ASSERT_TRUE(Eventually([&] { return in_handler.load(); }));
  }
  EXPECT_EQ(state.use_count(), 1);
}

TEST(ServerStop, StoppingTwiceOrNeverHavingStartedIsFine) {
  const Handler handler = [](Request&) -> awaitable<Response> { co_return EmptyResponse(204); };
  Server never({}, handler);
  never.Stop();
  Server server({.threads = 1}, handler);
  ASSERT_TRUE(server.Start());
  server.Stop();
  server.Stop();
}

}  // namespace
}  // namespace flavorbot::http
