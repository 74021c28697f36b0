#include "engine/stream_sequence.h"

#include <gtest/gtest.h>

namespace flavorbot::engine {
namespace {

constexpr base::TimePoint kTime{std::chrono::milliseconds{1'431'379'293'291}};

// ON DISK.
TEST(StreamSequence, IsMillisecondsAndTwentyBits) {
  EXPECT_EQ(SequenceAt(kTime), 1'431'379'293'291u * 1'048'576u);
  EXPECT_EQ(TimeOf(SequenceAt(kTime) + 1'048'575), kTime);
  EXPECT_EQ(TimeOf(SequenceAt(kTime) - 1), kTime - std::chrono::milliseconds{1});
}

// Clients refuse sequence numbers of fewer than 21 digits before they send them.
TEST(StreamSequence, TextHas21DigitsAndIsReadBack) {
  const auto text = SequenceNumber(SequenceAt(kTime) + 7);
  EXPECT_EQ(text, "101500909973841903623");
  EXPECT_EQ(ParseSequenceNumber(text), SequenceAt(kTime) + 7);
  EXPECT_EQ(SequenceNumber(0), "100000000000000000000");
  EXPECT_EQ(ParseSequenceNumber("118446744073709551615"), ~StreamSequence{0});
}

TEST(StreamSequence, OtherTextsAreNone) {
  for (const char* text : {"", "1", "000000000000000000001", "118446744073709551616",
                           "10000000000000000000a", "1000000000000000000000"}) {
    EXPECT_EQ(ParseSequenceNumber(text), std::nullopt) << text;
  }
}

TEST(StreamSequence, LabelIsTheTimeWithoutAZone) {
  EXPECT_EQ(StreamLabel(SequenceAt(kTime) + 5), "2015-05-11T21:21:33.291");
}

}  // namespace
}  // namespace flavorbot::engine
