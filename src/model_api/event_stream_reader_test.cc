#include "model_api/event_stream_reader.h"

#include <gtest/gtest.h>

#include <vector>

namespace flavorbot::model_api {
namespace {

std::vector<std::string> Read(const std::vector<std::string>& pieces) {
  EventStreamReader reader;
  std::vector<std::string> events;
  for (const std::string& piece : pieces) {
    EXPECT_EQ(reader.Feed(piece), EventStreamReader::State::kFine);
    while (auto event = reader.Next()) events.push_back(event->type + "|" + event->data);
  }
  return events;
}

using Strings = std::vector<std::string>;

TEST(EventStreamReader, EventsHaveTypesAndLines) {
  EXPECT_EQ(Read({"event: a\ndata: one\ndata:two\ndata:  three\n\ndata: b\n\n"}),
            (Strings{"a|one\ntwo\n three", "|b"}));
}

// Pieces end anywhere.
TEST(EventStreamReader, PiecesOfOneByteMakeTheSameEvents) {
  const std::string text =
      "\xEF\xBB\xBF: hello\r\nevent: a\r\ndata: one\r\n\r\ndata: two\r\rdata: x\n\n";
  Strings bytes;
  for (const char c : text) bytes.emplace_back(1, c);
  EXPECT_EQ(Read({text}), (Strings{"a|one", "|two", "|x"}));
  EXPECT_EQ(Read(bytes), Read({text}));
}

TEST(EventStreamReader, WhatHasNoDataIsNoEvent) {
  EXPECT_EQ(Read({": comment\n\nevent: a\n\nid: 1\nretry: 5\nunknown: x\n\n"}), Strings{});
  EXPECT_EQ(Read({"data\n\n"}), Strings{"|"});
}

TEST(EventStreamReader, WhatIsNotEndedIsNoEvent) {
  EXPECT_EQ(Read({"data: half"}), Strings{});
  EXPECT_EQ(Read({"data: half\n"}), Strings{});
}

TEST(EventStreamReader, LinesAndEventsAreBounded) {
  EventStreamReader line({.line_bytes = 10, .event_bytes = 100});
  EXPECT_EQ(line.Feed("data: 1234"), EventStreamReader::State::kFine);
  EXPECT_EQ(line.Feed("5"), EventStreamReader::State::kTooLarge);
  EXPECT_EQ(line.Feed("\n\n"), EventStreamReader::State::kTooLarge);
  EXPECT_FALSE(line.Next());
  EventStreamReader event({.line_bytes = 100, .event_bytes = 10});
  EXPECT_EQ(event.Feed("data: 12345\n"), EventStreamReader::State::kFine);
  EXPECT_EQ(event.Feed("data: 12345\n"), EventStreamReader::State::kTooLarge);
}

}  // namespace
}  // namespace flavorbot::model_api
