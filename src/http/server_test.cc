// The server as its clients see it: messages, connections, answers. Limits and deadlines are in
// server_limits_test.cc, streams in server_stream_test.cc, stopping in server_stop_test.cc.
#include "http/server.h"

#include <gtest/gtest.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <stdexcept>

#include "http/test_client.h"

namespace flavorbot::http {
namespace {

namespace asio = boost::asio;
using asio::awaitable;

// Says what it was asked.
awaitable<Response> Echo(Request& request) {
  if (request.path() == "/throw") throw std::runtime_error("a secret");
  if (request.path() == "/throw-int") throw 1;
  if (request.path() == "/empty") co_return EmptyResponse(204);
  if (request.path() == "/large") {
    co_return MakeResponse(200, "application/x-large", std::string(3'000'000, 'l'));
  }
  if (request.path() == "/static") {
    Response response;
    response.body = StaticBody{"static bytes"};
    co_return response;
  }
  if (request.path() == "/slow") {
    asio::steady_timer timer(co_await asio::this_coro::executor, std::chrono::milliseconds(30));
    co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
  }
  std::string text = std::string(MethodName(request.method)) + " " + request.target + " [" +
                     request.body + "] " + request.peer_address;
  Response response = MakeResponse(200, "text/plain", std::move(text));
  if (request.path() == "/close") response.headers.Add("Connection", "close");
  co_return response;
}

class ServerTest : public testing::Test {
 protected:
  ServerTest() : server_({.threads = 1}, Echo) {
    const auto started = server_.Start();
    EXPECT_TRUE(started) << started.error();
  }

  std::string Exchange(std::string_view bytes) {
    TestClient client(server_.port());
    client.Send(bytes);
    return client.ReadToEnd();
  }

  Server server_;
};

TEST_F(ServerTest, ARequestIsAnswered) {
  TestClient client(server_.port());
  client.Send("GET /a?b HTTP/1.1\r\nHost: x\r\n\r\n");
  const std::string response = client.ReadResponse();
  EXPECT_TRUE(response.starts_with("HTTP/1.1 200 OK\r\nDate: ")) << response;
  EXPECT_NE(response.find("\r\nContent-Type: text/plain\r\n"), std::string::npos);
  EXPECT_EQ(BodyOf(response), "GET /a?b [] 127.0.0.1");
}

TEST_F(ServerTest, AConnectionServesManyRequests) {
  TestClient client(server_.port());
  for (int i = 0; i < 100; ++i) {
    const std::string body = std::to_string(i);
    client.Send("POST /n HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(body.size()) +
                "\r\n\r\n" + body);
    EXPECT_EQ(BodyOf(client.ReadResponse()), "POST /n [" + body + "] 127.0.0.1");
  }
}

TEST_F(ServerTest, PipelinedRequestsAreAnsweredInOrder) {
  TestClient client(server_.port());
  const auto target = [](int i) {
    return (i % 50 == 7 ? "/slow?" : "/quick?") + std::to_string(i);
  };
  std::string requests;
  for (int i = 0; i < 300; ++i) requests += "GET " + target(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
  client.Send(requests);
  for (int i = 0; i < 300; ++i) {
    ASSERT_EQ(BodyOf(client.ReadResponse()), "GET " + target(i) + " [] 127.0.0.1");
  }
}

// An answer that is ready must not wait for the next request's handler.
TEST_F(ServerTest, AnAnswerDoesNotWaitForTheNextPipelinedHandler) {
  const ServerOptions options{.threads = 1, .stop_timeout = std::chrono::milliseconds(1)};
  Server server(options, [](Request& request) -> awaitable<Response> {
    if (request.path() == "/never") {
      asio::steady_timer timer(co_await asio::this_coro::executor, std::chrono::hours(1));
      co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
    }
    co_return JsonResponse(200, "{}");
  });
  ASSERT_TRUE(server.Start());
  TestClient client(server.port());
  client.Send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /never HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(StatusOf(client.ReadResponse()), 200);
  client.Reset();
}

TEST_F(ServerTest, AnAnswerDoesNotWaitForTheRestOfTheNextHead) {
  TestClient client(server_.port());
  client.Send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HT");
  EXPECT_EQ(BodyOf(client.ReadResponse()), "GET /1 [] 127.0.0.1");
  client.Send("TP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(BodyOf(client.ReadResponse()), "GET /2 [] 127.0.0.1");
}

TEST_F(ServerTest, ARequestMayArriveByteByByte) {
  TestClient client(server_.port());
  for (const char c :
       std::string_view("POST /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                        "\r\n3\r\nabc\r\n0\r\n\r\n")) {
    client.Send({&c, 1});
  }
  EXPECT_EQ(BodyOf(client.ReadResponse()), "POST /b [abc] 127.0.0.1");
}

TEST_F(ServerTest, AChunkedBodyIsFollowedByTheNextRequest) {
  TestClient client(server_.port());
  client.Send(
      "POST /1 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
      "2\r\nab\r\n1\r\nc\r\n0\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(BodyOf(client.ReadResponse()), "POST /1 [abc] 127.0.0.1");
  EXPECT_EQ(BodyOf(client.ReadResponse()), "GET /2 [] 127.0.0.1");
}

TEST_F(ServerTest, HeadHasTheHeadOfGetAndNoBody) {
  TestClient client(server_.port());
  client.Send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n");
  const std::string head = client.ReadUntil("\r\n\r\n");
  EXPECT_NE(head.find("Content-Length: 20\r\n"), std::string::npos) << head;
  EXPECT_EQ(BodyOf(client.ReadResponse()), "GET /b [] 127.0.0.1");
}

TEST_F(ServerTest, NoContentHasNoLength) {
  TestClient client(server_.port());
  client.Send("GET /empty HTTP/1.1\r\nHost: x\r\n\r\n");
  const std::string head = client.ReadUntil("\r\n\r\n");
  EXPECT_TRUE(head.starts_with("HTTP/1.1 204 No Content\r\n"));
  EXPECT_EQ(head.find("Content-Length"), std::string::npos);
}

TEST_F(ServerTest, LargeAnswersArriveWhole) {
  TestClient client(server_.port());
  client.Send("GET /large HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(BodyOf(client.ReadResponse()), std::string(3'000'000, 'l'));
  EXPECT_EQ(BodyOf(client.ReadResponse()), "GET /b [] 127.0.0.1");
}

TEST_F(ServerTest, StaticBodiesAreSentFromWhereTheyAre) {
  EXPECT_EQ(BodyOf(Exchange("GET /static HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")),
            "static bytes");
}

TEST_F(ServerTest, TheConnectionClosesWhenEitherSideSaysSo) {
  EXPECT_NE(Exchange("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                .find("\r\nConnection: close\r\n"),
            std::string::npos);
  EXPECT_NE(Exchange("GET /close HTTP/1.1\r\nHost: x\r\n\r\n").find("\r\nConnection: close\r\n"),
            std::string::npos);
}

TEST_F(ServerTest, Http10ClosesUnlessAskedToStay) {
  EXPECT_NE(Exchange("GET / HTTP/1.0\r\n\r\n").find("\r\nConnection: close\r\n"),
            std::string::npos);
  TestClient client(server_.port());
  client.Send("GET /1 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_NE(client.ReadResponse().find("\r\nConnection: keep-alive\r\n"), std::string::npos);
  client.Send("GET /2 HTTP/1.0\r\n\r\n");
  EXPECT_EQ(BodyOf(client.ReadResponse()), "GET /2 [] 127.0.0.1");
}

TEST_F(ServerTest, AClientThatWaitsFor100GetsItBeforeTheBody) {
  TestClient client(server_.port());
  client.Send("PUT /e HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_EQ(client.ReadUntil("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.Send("ok");
  EXPECT_EQ(BodyOf(client.ReadResponse()), "PUT /e [ok] 127.0.0.1");
}

TEST_F(ServerTest, AClientThatDoesNotWaitFor100GetsNone) {
  TestClient client(server_.port());
  client.Send("PUT /e HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nok");
  EXPECT_EQ(StatusOf(client.ReadResponse()), 200);
}

TEST_F(ServerTest, AHandlerThatThrowsIsA500WithoutTheCauseAndTheConnectionStays) {
  for (const char* path : {"/throw", "/throw-int"}) {
    TestClient client(server_.port());
    client.Send("GET " + std::string(path) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    const std::string response = client.ReadResponse();
    EXPECT_EQ(StatusOf(response), 500);
    EXPECT_EQ(BodyOf(response), R"({"message":"Internal server error"})");
    client.Send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(StatusOf(client.ReadResponse()), 200);
  }
}

TEST_F(ServerTest, AHalfClosedClientStillGetsItsAnswer) {
  TestClient client(server_.port());
  client.Send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  client.FinishSending();
  EXPECT_EQ(BodyOf(client.ReadToEnd()), "GET /slow [] 127.0.0.1");
}

TEST_F(ServerTest, AClientThatLeavesEarlyHarmsNobody) {
  for (const char* sent :
       {"", "GET", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab",
        "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n", "GET /large HTTP/1.1\r\nHost: x\r\n\r\n"}) {
    TestClient client(server_.port());
    client.Send(sent);
    client.Reset();
  }
  EXPECT_EQ(StatusOf(Exchange("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")), 200);
}

TEST_F(ServerTest, DefaultHeadersAreOnEveryAnswer) {
  ServerOptions options{.threads = 1};
  options.default_headers.Add("X-Content-Type-Options", "nosniff");
  Server server(options, Echo);
  ASSERT_TRUE(server.Start());
  for (const char* request :
       {"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "bad\r\n\r\n"}) {
    TestClient client(server.port());
    client.Send(request);
    EXPECT_NE(client.ReadToEnd().find("\r\nX-Content-Type-Options: nosniff\r\n"),
              std::string::npos);
  }
}

// Every thread listens for itself; the kernel spreads connections over them.
TEST_F(ServerTest, SeveralThreadsServeOnePort) {
  Server server({.threads = 4}, Echo);
  ASSERT_TRUE(server.Start());
  for (int i = 0; i < 50; ++i) {
    TestClient client(server.port());
    client.Send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    ASSERT_EQ(StatusOf(client.ReadToEnd()), 200);
  }
}

TEST_F(ServerTest, APortInUseIsAnError) {
  Server second({.port = server_.port(), .threads = 1}, Echo);
  const auto started = second.Start();
  ASSERT_FALSE(started);
  EXPECT_EQ(started.error(), "Address already in use");
}

TEST_F(ServerTest, AnAddressThatIsNotOursIsAnError) {
  Server server({.host = "192.0.2.1", .threads = 1}, Echo);
  EXPECT_FALSE(server.Start());
}

}  // namespace
}  // namespace flavorbot::http
