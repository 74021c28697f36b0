// Server-Sent Events: an answer that goes on, one event at a time.
//
//   co_return EventStreamResponse([...](EventWriter& events) -> awaitable<void> {
//     while (auto word = co_await chef.NextWord()) {
//       if (!co_await events.Send({.data = *word})) co_return;   // the reader has gone
//     }
//   });
//
// While nothing is sent a comment goes out as a heartbeat, so proxies keep the connection and a
// reader that has gone is noticed. Then, as for every StreamBody, what the function waits on is
// cancelled and Send says false.
//
// Threads: an EventWriter belongs to its stream's event loop.
// Source:  WHATWG HTML, section 9.2.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "http/response.h"

namespace flavorbot::http {

struct Event {
  std::string data;  // may have several lines
  std::string type;  // empty: "message"
  std::string id;    // what the reader sends back as Last-Event-ID; empty: none
  std::optional<std::chrono::milliseconds> retry = std::nullopt;
};

// The event's text with the empty line that ends it. Line breaks in type and id are left out; they
// would start another field.
std::string FormatEvent(const Event& event);

class EventWriter {
 public:
  explicit EventWriter(BodyWriter& body) : body_(body) {}

  // False when the reader has gone or is too slow: stop then.
  boost::asio::awaitable<bool> Send(Event event) { return body_.Write(FormatEvent(event)); }

 private:
  BodyWriter& body_;
};

// Called once the head is sent; the stream ends when it returns. Kept alive until then.
using EventSource = std::function<boost::asio::awaitable<void>(EventWriter& events)>;

inline constexpr std::chrono::milliseconds kHeartbeat{15'000};

// A 200 whose events come from `source`.
Response EventStreamResponse(EventSource source, std::chrono::milliseconds heartbeat = kHeartbeat);

}  // namespace flavorbot::http
