#include "http/server_sent_events.h"

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

TEST(FormatEvent, FieldsComeBeforeTheDataAndAnEmptyLineEndsIt) {
  EXPECT_EQ(FormatEvent({.data = "hello"}), "data: hello\n\n");
  EXPECT_EQ(FormatEvent({.data = "{}", .type = "done", .id = "7", .retry = milliseconds(500)}),
            "event: done\nid: 7\nretry: 500\ndata: {}\n\n");
}

TEST(FormatEvent, EveryLineOfTheDataIsAFieldOfItsOwn) {
  EXPECT_EQ(FormatEvent({.data = "a\nb\r\nc\rd\n"}),
            "data: a\ndata: b\ndata: c\ndata: d\ndata: \n\n");
  EXPECT_EQ(FormatEvent({.data = ""}), "data: \n\n");
}

// What the chef or a user writes must not become another event.
TEST(FormatEvent, NothingCanStartAnotherEvent) {
  EXPECT_EQ(FormatEvent({.data = "a\n\nevent: x", .type = "t\n\ndata: y", .id = "1\r2"}),
            "event: tdata: y\nid: 12\ndata: a\ndata: \ndata: event: x\n\n");
}

TEST(EventStream, EventsArriveAsTheyAreSentAndTheStreamEndsWithItsSource) {
  Server server({.threads = 1}, [](Request&) -> awaitable<Response> {
    co_return EventStreamResponse([](EventWriter& events) -> awaitable<void> {
      for (const char* word : {"one", "two"}) co_await events.Send({.data = word});
    });
  });
  ASSERT_TRUE(server.Start());
  TestClient client(server.port());
  client.Send("GET / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\n\r\n");
  const std::string head = client.ReadUntil("\r\n\r\n");
  EXPECT_NE(head.find("\r\nContent-Type: text/event-stream; charset=utf-8\r\n"), std::string::npos);
  EXPECT_NE(head.find("\r\nCache-Control: no-store\r\n"), std::string::npos);
  EXPECT_EQ(client.ReadUntil("0\r\n\r\n"), "b\r\ndata: one\n\n\r\nb\r\ndata: two\n\n\r\n0\r\n\r\n");
}

TEST(EventStream, HeartbeatsGoOnUntilTheReaderLeavesAndThenTheSourceIsCancelled) {
  std::atomic<bool> cancelled = false;
  Server server({.threads = 1}, [&cancelled](Request&) -> awaitable<Response> {
    co_return EventStreamResponse(
        [&cancelled](EventWriter& events) -> awaitable<void> {
          asio::steady_timer timer(co_await asio::this_coro::executor, std::chrono::hours(1));
          const auto [error] = co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
          cancelled = error == asio::error::operation_aborted &&
                      !co_await events.Send({.data = "nobody hears this"});
        },
        milliseconds(5));
  });
  ASSERT_TRUE(server.Start());
  {
    TestClient client(server.port());
    client.Send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    client.ReadUntil("\r\n\r\n");
    for (int i = 0; i < 3; ++i) EXPECT_EQ(client.ReadUntil(":\n\n\r\n"), "3\r\n:\n\n\r\n");
  }
  EXPECT_TRUE(Eventually([&] { return cancelled.load(); }));
}

}  // namespace
}  // namespace flavorbot::http
