#include "base/trace_context.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flavorbot::base {
namespace {

using testing::MatchesRegex;

const std::string kTraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const std::string kParentId = "00f067aa0ba902b7";
const std::string kTraceparent = "00-" + kTraceId + "-" + kParentId + "-01";

TraceContext Continue(std::optional<std::string_view> traceparent,
                      std::string_view tracestate = "") {
  SeededRandom random(1);
  return ContinueTrace(traceparent, tracestate, random);
}
std::string StateOf(std::string_view tracestate) {
  return Continue(kTraceparent, tracestate).tracestate;
}

TEST(TraceContext, GoesOnWithASpanOfItsOwn) {
  const auto context = Continue(kTraceparent);
  EXPECT_EQ(context.trace_id, kTraceId);
  EXPECT_THAT(context.span_id, MatchesRegex("[0-9a-f]{16}"));
  EXPECT_NE(context.span_id, kParentId);
  EXPECT_EQ(context.traceparent(), "00-" + kTraceId + "-" + context.span_id + "-01");
  EXPECT_EQ(Continue(" " + kTraceparent + "\t").trace_id, kTraceId);
}

TEST(TraceContext, ANewTraceBeginsWithoutOne) {
  const auto context = Continue(std::nullopt, "rojo=1");
  EXPECT_THAT(context.traceparent(), MatchesRegex("00-[0-9a-f]{32}-[0-9a-f]{16}-00"));
  EXPECT_EQ(context.tracestate, "");
  SeededRandom random(1);
  const auto first = ContinueTrace(std::nullopt, "", random);
  const auto second = ContinueTrace(std::nullopt, "", random);
  EXPECT_NE(first.trace_id, second.trace_id);
  EXPECT_NE(first.span_id, second.span_id);
}

TEST(TraceContext, WhatIsNoTraceparentCountsForNothing) {
  const std::string rest = "-" + kTraceId + "-" + kParentId + "-";
  for (const std::string& text : {
           std::string(),
           std::string("x"),
           "00" + rest,
           "00" + rest + "1",
           "0" + rest + "01",
           "00" + rest + "01 ,",  // two in one
           "00" + rest + "01-",
           "00" + rest + "01-what-comes-next",  // longer than version 00 is
           "ff" + rest + "01",                  // no version
           "0G" + rest + "01",
           "00" + rest + "0g",
           "00" + rest + "0A",
           "000" + rest + "1",
           "00_" + kTraceId + "-" + kParentId + "-01",
           "00-" + kTraceId + "_" + kParentId + "-01",
           "00-" + kTraceId + "-" + kParentId + "_01",
           "00-" + std::string(32, '0') + "-" + kParentId + "-01",
           "00-" + kTraceId + "-" + std::string(16, '0') + "-01",
           "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + kParentId + "-01",
           "00-" + kTraceId + "-00F067AA0BA902B7-01",
           "00-" + kTraceId + "-00f067aa0ba902b -01",
           "cc" + rest + "01.what",  // what is more begins with a hyphen
       }) {
    const auto context = Continue(text, "rojo=1");
    EXPECT_NE(context.trace_id, kTraceId) << text;
    EXPECT_THAT(context.trace_id, MatchesRegex("[0-9a-f]{32}")) << text;
    EXPECT_EQ(context.tracestate, "") << text;
  }
}

TEST(TraceContext, LaterVersionsAreReadAsFarAsTheyAreKnown) {
  const std::string begin = "cc-" + kTraceId + "-" + kParentId + "-01";
  for (const std::string& text : {begin, begin + "-what-comes-next", begin + "-"}) {
    const auto context = Continue(text);
    EXPECT_EQ(context.trace_id, kTraceId) << text;
    EXPECT_EQ(context.traceparent(), "00-" + kTraceId + "-" + context.span_id + "-01") << text;
  }
}

// Undefined flags must be sent as 0.
TEST(TraceContext, FlagsAreKeptAsFarAsTheyAreDefined) {
  for (const auto& [came, goes] : std::initializer_list<std::pair<std::string, std::string>>{
           {"00", "00"}, {"01", "01"}, {"02", "02"}, {"03", "03"}, {"09", "01"}, {"ff", "03"}}) {
    const auto context = Continue("00-" + kTraceId + "-" + kParentId + "-" + came);
    EXPECT_TRUE(context.traceparent().ends_with("-" + goes)) << came;
  }
}

TEST(TraceState, IsPassedOnAsItIs) {
  EXPECT_EQ(StateOf("rojo=00f067aa0ba902b7,congo=t61rcWkgMzE"),
            "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE");
  EXPECT_EQ(StateOf(" a=1 ,\tb=2,, , c=3 "), "a=1,b=2,c=3");
  EXPECT_EQ(StateOf("fw529a3039@dt=FfAy~!;1,a_-*/0= x"), "fw529a3039@dt=FfAy~!;1,a_-*/0= x");
  EXPECT_EQ(StateOf("0@a=1"), "0@a=1");
  EXPECT_EQ(StateOf(""), "");
}

TEST(TraceState, AnInvalidOneIsLeftOutAndTheTraceGoesOn) {
  for (const std::string& text :
       {std::string("a"), std::string("a="), std::string("=1"), std::string("a=1,b"),
        std::string("A=1"), std::string("0a=1"), std::string("a b=1"), std::string("a =1"),
        std::string("a=1=2"), std::string("a=\x7F"), std::string("a=\xC3\xA4"), std::string("@a=1"),
        std::string("a@=1"), std::string("a@0=1"), std::string("a@b@c=1"),
        std::string("a@") + std::string(15, 'b') + "=1", std::string(242, 'a') + "@b=1",
        std::string(257, 'a') + "=1", "a=" + std::string(257, '1')}) {
    EXPECT_EQ(StateOf(text), "") << text;
    EXPECT_EQ(Continue(kTraceparent, text).trace_id, kTraceId);
  }
}

TEST(TraceState, OfAKeyTheFirstStays) { EXPECT_EQ(StateOf("a=1,b=2,a=3"), "a=1,b=2"); }

TEST(TraceState, HasAtMost32Members) {
  std::string list;
  for (int i = 0; i < 32; ++i) list += "k" + std::to_string(i) + "=1,";
  EXPECT_TRUE(StateOf(list).ends_with("k31=1"));
  EXPECT_EQ(StateOf(list + "k32=1"), "");
}

TEST(TraceState, OfALongOneTheLongestMembersAndTheLastGo) {
  const std::string small = "=" + std::string(98, '1');  // with a key of one letter 100 bytes
  const std::string large = "=" + std::string(200, '1');
  // 5 * 100 + 4: it fits.
  EXPECT_EQ(StateOf("a" + small + ",b" + small + ",c" + small + ",d" + small + ",e" + small).size(),
            504U);
  EXPECT_EQ(StateOf("a" + small + ",b" + small + ",c" + small + ",d" + small + ",e" + small + ",f" +
                    small),
            "a" + small + ",b" + small + ",c" + small + ",d" + small + ",e" + small);
  EXPECT_EQ(StateOf("a" + small + ",b" + large + ",c" + small + ",d" + large),
            "a" + small + ",b" + large + ",c" + small);
  EXPECT_EQ(StateOf("a" + large + ",b" + large + ",c" + large), "a" + large + ",b" + large);
}

}  // namespace
}  // namespace flavorbot::base
