#include "http/client.h"

#include <gtest/gtest.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <optional>

#include "http/server.h"

namespace flavorbot::http {
namespace {

namespace asio = boost::asio;
using asio::awaitable;

base::Result<ReceivedResponse, ClientError> FetchNow(ClientRequest request) {
  asio::io_context io;
  std::optional<base::Result<ReceivedResponse, ClientError>> result;
  asio::co_spawn(io, Fetch(std::move(request)),
                 [&result](const std::exception_ptr& thrown, auto fetched) {
                   EXPECT_FALSE(thrown);
                   result = std::move(fetched);
                 });
  io.run();
  return std::move(*result);
}

awaitable<Response> Serve(Request& request) {
  if (request.path() == "/never") {
    asio::steady_timer timer(co_await asio::this_coro::executor, std::chrono::hours(1));
    co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
  }
  if (request.path() == "/stream") {
    Response response;
    response.body = [](BodyWriter& writer) -> awaitable<void> {
      co_await writer.Write("one ");
      co_await writer.Write("two");
    };
    co_return response;
  }
  Response response =
      MakeResponse(201, "text/plain",
                   std::string(MethodName(request.method)) + " " + request.target + " " +
                       std::string(request.headers.Find("X").value_or("-")) + " " + request.body);
  response.headers.Add("X-Host", std::string(*request.headers.Find("Host")));
  co_return response;
}

class ClientTest : public testing::Test {
 protected:
  ClientTest() : server_({.threads = 1, .stop_timeout = std::chrono::milliseconds(1)}, Serve) {
    EXPECT_TRUE(server_.Start());
  }

  ClientRequest To(std::string target) const {
    return {.host = "127.0.0.1", .port = server_.port(), .target = std::move(target)};
  }

  Server server_;
};

TEST_F(ClientTest, ARequestGetsItsAnswer) {
  ClientRequest request = To("/a?b");
  request.method = Method::kPost;
  request.headers.Add("X", "y");
  request.body = "text";
  const auto response = FetchNow(std::move(request));
  ASSERT_TRUE(response) << ClientErrorText(response.error());
  EXPECT_EQ(response->status, 201);
  EXPECT_EQ(response->body, "POST /a?b y text");
  EXPECT_EQ(response->headers.Find("X-Host"), "127.0.0.1:" + std::to_string(server_.port()));
}

TEST_F(ClientTest, NamesAreResolved) {
  ClientRequest request = To("/");
  request.host = "localhost";
  const auto response = FetchNow(std::move(request));
  ASSERT_TRUE(response) << ClientErrorText(response.error());
  EXPECT_EQ(response->status, 201);
}

TEST_F(ClientTest, StreamsAndHeadsAreRead) {
  EXPECT_EQ(FetchNow(To("/stream"))->body, "one two");
  ClientRequest head = To("/");
  head.method = Method::kHead;
  EXPECT_EQ(FetchNow(std::move(head))->body, "");
}

TEST_F(ClientTest, ADeadlineThatPassesIsATimeout) {
  ClientRequest request = To("/never");
  request.deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(30);
  const auto response = FetchNow(std::move(request));
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error(), ClientError::kTimeout);
}

TEST_F(ClientTest, WhereNobodyListensTheConnectionFails) {
  ClientRequest request = To("/");
  server_.Stop();
  EXPECT_EQ(FetchNow(std::move(request)).error(), ClientError::kConnectionFailed);
}

TEST_F(ClientTest, AnswersOverTheBoundAreTooLarge) {
  ClientRequest request = To("/" + std::string(100, 'a'));
  request.max_body_bytes = 50;
  EXPECT_EQ(FetchNow(std::move(request)).error(), ClientError::kTooLarge);
}

TEST_F(ClientTest, TheServersRefusalOfALargeBodyIsRead) {
  ClientRequest request = To("/");
  request.method = Method::kPost;
  request.body = std::string(11 * 1024 * 1024, 'b');
  const auto response = FetchNow(std::move(request));
  ASSERT_TRUE(response) << ClientErrorText(response.error());
  EXPECT_EQ(response->status, 413);
}

}  // namespace
}  // namespace flavorbot::http
