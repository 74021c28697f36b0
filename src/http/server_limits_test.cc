// What the server refuses, each with its exact answer, and what it does to those who are too slow
// or too many. Deadlines are short here, and every test waits for their effect.
#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "http/server.h"
#include "http/test_client.h"

namespace flavorbot::http {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using std::chrono::milliseconds;

constexpr std::string_view kGet = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

awaitable<Response> Length(Request& request) {
  co_return JsonResponse(200, std::to_string(request.body.size()));
}

struct Refusal {
  int status = 0;
  std::string body;
  bool closes = false;
};

Refusal RefusalOf(std::uint16_t port, std::string_view bytes) {
  TestClient client(port);
  client.Send(bytes);
  const std::string response = client.ReadToEnd();
  return {StatusOf(response), BodyOf(response),
          response.find("\r\nConnection: close\r\n") != std::string::npos};
}

#define EXPECT_REFUSED(bytes, expected_status, message)                  \
  do {                                                                   \
    const Refusal refusal = RefusalOf(server_.port(), bytes);            \
    EXPECT_EQ(refusal.status, expected_status) << (bytes);               \
    EXPECT_EQ(refusal.body, "{\"message\":\"" message "\"}") << (bytes); \
    EXPECT_TRUE(refusal.closes);                                         \
  } while (false)

class ServerLimitsTest : public testing::Test {
 protected:
  ServerLimitsTest() : server_({.threads = 1}, Length) { EXPECT_TRUE(server_.Start()); }

  Server server_;
};

TEST_F(ServerLimitsTest, MalformedRequestsAre400) {
  EXPECT_REFUSED("hello\r\n\r\n", 400, "Malformed request");
  EXPECT_REFUSED("GET / HTTP/1.1\r\n\r\n", 400, "Malformed request");
  EXPECT_REFUSED("GET /\\..\\x HTTP/1.1\r\nHost: x\r\n\r\n", 400, "Malformed request");
  EXPECT_REFUSED("\x16\x03\x01\x02", 400, "Malformed request");  // TLS on the plain port
}

TEST_F(ServerLimitsTest, WhatSmugglesRequestsIs400) {
  for (const std::string fields :
       {"Content-Length: 4\r\nTransfer-Encoding: chunked", "Content-Length: 4\r\nContent-Length: 5",
        "Content-Length: 4, 5", "Content-Length: x", "A: b\r\n folded", "A: b\nC: d",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity"}) {
    EXPECT_REFUSED(
        "POST / HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n\r\n0\r\n\r\nGET /2 HTTP/1.1\r\n", 400,
        "Malformed request");
  }
}

TEST_F(ServerLimitsTest, UnknownMethodsCodingsExpectationsAndVersionsHaveTheirAnswers) {
  EXPECT_REFUSED("BREW / HTTP/1.1\r\nHost: x\r\n\r\n", 501, "Method not implemented");
  EXPECT_REFUSED("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", 501,
                 "Transfer coding not implemented");
  EXPECT_REFUSED("POST / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n", 417, "Expectation failed");
  EXPECT_REFUSED("GET / HTTP/3.0\r\nHost: x\r\n\r\n", 505, "HTTP version not supported");
}

TEST_F(ServerLimitsTest, AHeadOf16KiBIsServedAndOneMoreByteIs431) {
  const std::string begin = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: ";
  const std::string end = "\r\n\r\n";
  const std::string fits(16 * 1024 - begin.size() - end.size(), 'x');
  EXPECT_EQ(RefusalOf(server_.port(), begin + fits + end).status, 200);
  EXPECT_REFUSED(begin + fits + "x" + end, 431, "Request header fields too large");
  EXPECT_REFUSED("GET /" + std::string(20'000, 'a'), 431, "Request header fields too large");
}

TEST_F(ServerLimitsTest, ABodyOf10MiBIsServedAndOneMoreByteIs413) {
  const std::string body(10 * 1024 * 1024, 'b');
  const std::string head = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ";
  EXPECT_EQ(RefusalOf(server_.port(), head + "10485760\r\n\r\n" + body).body, "10485760");
  // Also for a client that sends all of it before it reads.
  EXPECT_REFUSED(head + "10485761\r\n\r\n" + body + "b", 413, "request entity too large");
}

TEST_F(ServerLimitsTest, AChunkedBodyOverTheLimitIs413) {
  std::string request = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 11; ++i) request += "100000\r\n" + std::string(0x100000, 'c') + "\r\n";
  EXPECT_REFUSED(request + "0\r\n\r\n", 413, "request entity too large");
}

TEST_F(ServerLimitsTest, AClientThatAsksFirstIsTold413InsteadOf100) {
  EXPECT_REFUSED(
      "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 10485761\r\n\r\n", 413,
      "request entity too large");
}

TEST_F(ServerLimitsTest, EarlierPipelinedRequestsAreAnsweredBeforeABadOne) {
  TestClient client(server_.port());
  client.Send(std::string(kGet) + "bad\r\n\r\n");
  EXPECT_EQ(StatusOf(client.ReadResponse()), 200);
  EXPECT_EQ(StatusOf(client.ReadToEnd()), 400);
}

TEST(ServerDeadlines, AHeadThatDripsIs408) {
  Server server({.threads = 1, .head_timeout = milliseconds(30)}, Length);
  ASSERT_TRUE(server.Start());
  TestClient client(server.port());
  client.Send("GET / HTT");
  const std::string response = client.ReadToEnd();
  EXPECT_EQ(StatusOf(response), 408);
  EXPECT_EQ(BodyOf(response), R"({"message":"Request timeout"})");
}

// Each byte in time must not buy time for the next.
TEST(ServerDeadlines, ADrippingClientDoesNotMoveTheHeadsDeadline) {
  Server server({.threads = 1, .head_timeout = milliseconds(100)}, Length);
  ASSERT_TRUE(server.Start());
  TestClient client(server.port());
  const auto started = std::chrono::steady_clock::now();
  client.Send("GET / HTTP/1.1\r\n");
  while (!client.HasInput(milliseconds(10))) client.Send("X: y\r\n");
  EXPECT_EQ(StatusOf(client.ReadToEnd()), 408);
  EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(5));
}

TEST(ServerDeadlines, ABodyThatStopsIs408) {
  Server server({.threads = 1, .body_timeout = milliseconds(30)}, Length);
  ASSERT_TRUE(server.Start());
  TestClient client(server.port());
  client.Send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
  EXPECT_EQ(StatusOf(client.ReadToEnd()), 408);
}

TEST(ServerDeadlines, AnIdleConnectionIsClosedWithoutAWord) {
  Server server({.threads = 1, .idle_timeout = milliseconds(30)}, Length);
  ASSERT_TRUE(server.Start());
  TestClient fresh(server.port());
  EXPECT_EQ(fresh.ReadToEnd(), "");
  TestClient used(server.port());
  used.Send(kGet);
  EXPECT_EQ(StatusOf(used.ReadResponse()), 200);
  EXPECT_EQ(used.ReadToEnd(), "");
}

TEST(ServerDeadlines, AReaderThatDoesNotReadIsCutOff) {
  std::atomic<int> answered = 0;
  const ServerOptions options{.threads = 1, .write_timeout = milliseconds(30)};
  Server server(options, [&answered](Request&) -> awaitable<Response> {
    ++answered;
    co_return MakeResponse(200, "application/x-large", std::string(32'000'000, 'l'));
  });
  ASSERT_TRUE(server.Start());
  TestClient client(server.port());
  client.Send(kGet);
  EXPECT_TRUE(Eventually([&] { return answered > 0; }));
  EXPECT_TRUE(client.WaitForReset());
}

TEST(ServerDeadlines, AHandlerPastItsDeadlineIsCancelledAndItsClientAnswered503) {
  std::atomic<bool> cancelled = false;
  const ServerOptions options{.threads = 1, .handler_timeout = milliseconds(30)};
  Server server(options, [&cancelled](Request&) -> awaitable<Response> {
    asio::steady_timer timer(co_await asio::this_coro::executor, std::chrono::hours(1));
    const auto [error] = co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
    cancelled = error == asio::error::operation_aborted;
    co_return JsonResponse(200, "{}");
  });
  ASSERT_TRUE(server.Start());
  TestClient client(server.port());
  client.Send(kGet);
  const std::string response = client.ReadToEnd();
  EXPECT_EQ(StatusOf(response), 503);
  EXPECT_EQ(BodyOf(response), R"({"message":"The request took too long, please try again"})");
  EXPECT_NE(response.find("\r\nRetry-After: 1\r\n"), std::string::npos);
  server.Stop();
  EXPECT_TRUE(cancelled);
}

TEST(ServerDeadlines, AHandlerThatMovesItsDeadlineIsWaitedFor) {
  const ServerOptions options{.threads = 1, .handler_timeout = milliseconds(1)};
  Server server(options, [](Request& request) -> awaitable<Response> {
    const auto first = request.deadline;
    request.deadline += std::chrono::hours(1);
    asio::steady_timer timer(co_await asio::this_coro::executor, first + milliseconds(50));
    const auto [error] = co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
    co_return JsonResponse(200, error ? "cancelled" : "waited for");
  });
  ASSERT_TRUE(server.Start());
  TestClient client(server.port());
  client.Send(kGet);
  EXPECT_EQ(BodyOf(client.ReadResponse()), "waited for");
}

TEST(ServerDeadlines, TheHandlerKnowsItsDeadline) {
  Server server({.threads = 1, .handler_timeout = milliseconds(5000)},
                [](Request& request) -> awaitable<Response> {
                  const auto left = request.deadline - std::chrono::steady_clock::now();
                  const bool right = left > milliseconds(4000) && left <= milliseconds(5000);
                  co_return JsonResponse(200, right ? "right" : "wrong");
                });
  ASSERT_TRUE(server.Start());
  TestClient client(server.port());
  client.Send(kGet);
  EXPECT_EQ(BodyOf(client.ReadResponse()), "right");
}

TEST(ServerBounds, ConnectionsOverTheBoundAreToldSoAndOthersLiveOn) {
  Server server({.threads = 1, .max_connections = 2}, Length);
  ASSERT_TRUE(server.Start());
  TestClient first(server.port());
  first.Send(kGet);
  EXPECT_EQ(StatusOf(first.ReadResponse()), 200);
  {
    TestClient second(server.port());
    second.Send(kGet);
    EXPECT_EQ(StatusOf(second.ReadResponse()), 200);

    TestClient third(server.port());
    third.Send(kGet);
    const std::string refusal = third.ReadToEnd();
    EXPECT_EQ(StatusOf(refusal), 503);
    EXPECT_EQ(BodyOf(refusal), R"({"message":"The server is busy, please try again"})");
    EXPECT_NE(refusal.find("\r\nRetry-After: 1\r\n"), std::string::npos);

    second.Send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    second.ReadToEnd();
  }
  // The second has left; its place is free once the server has seen it go.
  EXPECT_TRUE(Eventually([&] {
    TestClient fourth(server.port());
    fourth.Send(kGet);
    return StatusOf(fourth.ReadResponse()) == 200;
  }));
  first.Send(kGet);
  EXPECT_EQ(StatusOf(first.ReadResponse()), 200);
}

TEST(ServerBounds, BodiesOfAllRequestsTogetherAreBounded) {
  const ServerOptions options{.threads = 1, .max_buffered_body_bytes = 2 * 1024 * 1024};
  Server server(options, Length);
  ASSERT_TRUE(server.Start());
  const std::string head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ";
  {
    TestClient client(server.port());
    client.Send(head + "3000000\r\n\r\n" + std::string(3'000'000, 'b'));
    EXPECT_EQ(StatusOf(client.ReadToEnd()), 503);
  }
  // What was counted is given back.
  for (int i = 0; i < 5; ++i) {
    TestClient client(server.port());
    client.Send(head + "1500000\r\n\r\n" + std::string(1'500'000, 'b'));
    EXPECT_EQ(BodyOf(client.ReadResponse()), "1500000");
  }
}

}  // namespace
}  // namespace flavorbot::http
