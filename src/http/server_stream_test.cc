// Streamed bodies: their framing, and what happens when either side goes away.
#include <gtest/gtest.h>

#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <stdexcept>

#include "http/server.h"
#include "http/test_client.h"

namespace flavorbot::http {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using std::chrono::milliseconds;

awaitable<void> WaitForever() {
  asio::steady_timer timer(co_await asio::this_coro::executor, std::chrono::hours(1));
  co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
}

class ServerStreamTest : public testing::Test {
 protected:
  ServerStreamTest()
      : server_({.threads = 1, .write_timeout = milliseconds(100), .stop_timeout = milliseconds(1)},
                [this](Request& request) { return Serve(request); }) {
    EXPECT_TRUE(server_.Start());
  }

  awaitable<Response> Serve(Request& request) {
    Response response = MakeResponse(200, "text/plain", "");
    const auto path = request.path();
    if (path == "/three") {
      response.body = [](BodyWriter& writer) -> awaitable<void> {
        co_await writer.Write("one");
        co_await writer.Write("");
        co_await writer.Write(std::string(20, '2'));
        co_await writer.Write("three");
      };
    } else if (path == "/throw") {
      response.body = [](BodyWriter& writer) -> awaitable<void> {
        co_await writer.Write("begun");
        throw std::runtime_error("broken");
      };
    } else if (path == "/quiet") {
      response.body = [this](BodyWriter& writer) -> awaitable<void> {
        writer.WriteWhenQuiet("beat", milliseconds(5));
        co_await WaitForever();
        ++ended_;
      };
    } else if (path == "/wait") {
      response.body = [this](BodyWriter& writer) -> awaitable<void> {
        co_await writer.Write("begun");
        co_await WaitForever();
        written_after_ = co_await writer.Write("more");
        ++ended_;
      };
    } else if (path == "/flood") {
      response.body = [this](BodyWriter& writer) -> awaitable<void> {
        while (co_await writer.Write(std::string(1'000'000, 'f'))) {
        }
        ++ended_;
      };
    } else if (path == "/watched") {
      request.cancel_when_client_leaves();
      response.body = std::string("plain");
    } else if (path == "/think") {
      if (request.query() == "watched") request.cancel_when_client_leaves();
      co_await WaitForever();
      ++ended_;
    } else {
      response.body = std::string("plain");
    }
    co_return response;
  }

  void WaitForEnd() {
    EXPECT_TRUE(Eventually([this] { return ended_ > 0; }));
  }

  std::atomic<int> ended_ = 0;
  std::atomic<bool> written_after_ = true;
  Server server_;
};

TEST_F(ServerStreamTest, ChunksAreFramedAndTheConnectionGoesOn) {
  TestClient client(server_.port());
  client.Send("GET /three HTTP/1.1\r\nHost: x\r\n\r\nGET /plain HTTP/1.1\r\nHost: x\r\n\r\n");
  const std::string head = client.ReadUntil("\r\n\r\n");
  EXPECT_NE(head.find("\r\nTransfer-Encoding: chunked\r\n"), std::string::npos);
  EXPECT_EQ(head.find("Content-Length"), std::string::npos);
  EXPECT_EQ(client.ReadUntil("0\r\n\r\n"),
            "3\r\none\r\n14\r\n22222222222222222222\r\n5\r\nthree\r\n0\r\n\r\n");
  EXPECT_EQ(BodyOf(client.ReadResponse()), "plain");
}

TEST_F(ServerStreamTest, Http10ReadsToTheEnd) {
  TestClient client(server_.port());
  client.Send("GET /three HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  const std::string response = client.ReadToEnd();
  EXPECT_EQ(BodyOf(response), "one22222222222222222222three");
  EXPECT_NE(response.find("\r\nConnection: close\r\n"), std::string::npos);
}

TEST_F(ServerStreamTest, HeadDoesNotRunTheStream) {
  TestClient client(server_.port());
  client.Send("HEAD /wait HTTP/1.1\r\nHost: x\r\n\r\nGET /plain HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(StatusOf(client.ReadUntil("\r\n\r\n")), 200);
  EXPECT_EQ(BodyOf(client.ReadResponse()), "plain");
}

// Without its end mark a reader knows that the body isn't whole.
TEST_F(ServerStreamTest, AThrowCutsTheBodyShort) {
  TestClient client(server_.port());
  client.Send("GET /throw HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(BodyOf(client.ReadToEnd()), "5\r\nbegun\r\n");
}

TEST_F(ServerStreamTest, AQuietStreamSaysSomethingByItself) {
  TestClient client(server_.port());
  client.Send("GET /quiet HTTP/1.1\r\nHost: x\r\n\r\n");
  client.ReadUntil("\r\n\r\n");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(client.ReadUntil("beat\r\n"), "4\r\nbeat\r\n");
  client.Reset();
  WaitForEnd();
}

TEST_F(ServerStreamTest, WhenTheReaderLeavesTheStreamIsCancelled) {
  TestClient client(server_.port());
  client.Send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
  client.ReadUntil("begun\r\n");
  client.FinishSending();
  WaitForEnd();
  EXPECT_FALSE(written_after_);
}

TEST_F(ServerStreamTest, WhenTheReaderResetsTheStreamIsCancelled) {
  TestClient client(server_.port());
  client.Send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
  client.ReadUntil("begun\r\n");
  client.Reset();
  WaitForEnd();
  EXPECT_FALSE(written_after_);
}

TEST_F(ServerStreamTest, AHandlerIsCancelledWhenItsClientLeavesIfItAskedForThat) {
  TestClient ignored(server_.port());
  ignored.Send("GET /think HTTP/1.1\r\nHost: x\r\n\r\n");
  TestClient client(server_.port());
  client.Send("GET /think?watched HTTP/1.1\r\nHost: x\r\n\r\n");
  ignored.Reset();
  client.FinishSending();
  WaitForEnd();
  EXPECT_EQ(client.ReadToEnd(), "");
  EXPECT_EQ(ended_, 1);
}

// The watch of one request isn't that of the next.
TEST_F(ServerStreamTest, AHandlerThatEndsLeavesNoWatch) {
  TestClient client(server_.port());
  for (int i = 0; i < 3; ++i) {
    client.Send("GET /watched HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(BodyOf(client.ReadResponse()), "plain");
  }
  client.Send("GET /watched HTTP/1.1\r\nHost: x\r\n\r\nGET /think HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(BodyOf(client.ReadResponse()), "plain");
  client.FinishSending();
  TestClient other(server_.port());
  other.Send("GET /think?watched HTTP/1.1\r\nHost: x\r\n\r\n");
  other.FinishSending();
  WaitForEnd();
  EXPECT_EQ(ended_, 1);
}

TEST_F(ServerStreamTest, AReaderThatDoesNotReadIsCutOff) {
  TestClient client(server_.port());
  client.Send("GET /flood HTTP/1.1\r\nHost: x\r\n\r\n");
  client.ReadUntil("\r\n\r\n");
  WaitForEnd();
}

}  // namespace
}  // namespace flavorbot::http
