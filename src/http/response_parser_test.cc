#include "http/response_parser.h"

#include <gtest/gtest.h>

namespace flavorbot::http {
namespace {

using State = ResponseParser::State;
using Content = ResponseParser::Content;

struct Parsed {
  State state = State::kNeedMore;
  ReceivedResponse response;
};

// Fed in pieces of `piece` bytes, and the end where `bytes` end.
Parsed Parse(std::string_view bytes, std::size_t piece, Content content = Content::kAsFramed) {
  Parsed parsed;
  ResponseParser parser(parsed.response, content, 1000, 100);
  std::string unread;
  while (parsed.state == State::kNeedMore && !bytes.empty()) {
    unread += bytes.substr(0, piece);
    bytes.remove_prefix(std::min(piece, bytes.size()));
    std::size_t used = 0;
    parsed.state = parser.Parse(unread, used);
    unread.erase(0, used);
  }
  if (parsed.state == State::kNeedMore) parsed.state = parser.ParseEnd();
  return parsed;
}

TEST(ResponseParser, EveryFramingArrivesInAnyPieces) {
  for (const std::string_view bytes :
       {"HTTP/1.1 201 Created\r\nX: y\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 201 Created\r\nX: y\r\nTransfer-Encoding: chunked\r\n\r\n"
        "2\r\nhe\r\n3\r\nllo\r\n0\r\nT: u\r\n\r\n",
        "HTTP/1.1 201 Created\r\nX: y\r\n\r\nhello",
        "HTTP/1.1 100 Continue\r\nA: b\r\n\r\nHTTP/1.1 201 Created\r\nX: y\r\n"
        "Content-Length: 5\r\n\r\nhello"}) {
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
      const Parsed parsed = Parse(bytes, piece);
      ASSERT_EQ(parsed.state, State::kDone) << bytes << " by " << piece;
      EXPECT_EQ(parsed.response.status, 201);
      EXPECT_EQ(parsed.response.body, "hello");
      EXPECT_EQ(parsed.response.headers.Find("x"), "y");
      EXPECT_EQ(parsed.response.headers.Find("A"), std::nullopt);
      EXPECT_EQ(parsed.response.headers.Find("T"), std::nullopt);
    }
  }
}

TEST(ResponseParser, AnswersToHeadAndThoseWithoutContentHaveNoBody) {
  EXPECT_EQ(Parse("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", 100, Content::kNone).state,
            State::kDone);
  EXPECT_EQ(Parse("HTTP/1.1 204 No Content\r\n\r\n", 100).state, State::kDone);
  EXPECT_EQ(Parse("HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", 100).state,
            State::kDone);
}

TEST(ResponseParser, WhatIsCutShortOrNoResponseIsMalformed) {
  for (const char* bytes :
       {"", "HTTP/1.1 200 OK\r\n", "GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n"}) {
    EXPECT_EQ(Parse(bytes, 100).state, State::kMalformed) << bytes;
  }
}

TEST(ResponseParser, HeadsAndBodiesOverTheirBoundsAreTooLarge) {
  const std::string head = "HTTP/1.1 200 OK\r\n";
  const std::string body(101, 'b');
  EXPECT_EQ(Parse(head + "Content-Length: 101\r\n\r\n" + body, 64).state, State::kTooLarge);
  EXPECT_EQ(
      Parse(head + "Transfer-Encoding: chunked\r\n\r\n65\r\n" + body + "\r\n0\r\n\r\n", 64).state,
      State::kTooLarge);
  EXPECT_EQ(Parse(head + "\r\n" + body, 64).state, State::kTooLarge);
  EXPECT_EQ(Parse(head + "X: " + std::string(1000, 'x') + "\r\n\r\n", 64).state, State::kTooLarge);
}

}  // namespace
}  // namespace flavorbot::http
