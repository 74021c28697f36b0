#include "base/iso8601.h"

#include <gtest/gtest.h>

namespace flavorbot::base {
namespace {

using std::chrono::milliseconds;

TEST(Iso8601, FormatsMillisecondsInUtc) {
  EXPECT_EQ(FormatIso8601(TimePoint{milliseconds{0}}), "1970-01-01T00:00:00.000Z");
  EXPECT_EQ(FormatIso8601(TimePoint{milliseconds{1'795'382'880'123}}), "2026-11-22T21:28:00.123Z");
  EXPECT_EQ(FormatIso8601(TimePoint{milliseconds{-1}}), "1969-12-31T23:59:59.999Z");
}

TEST(Iso8601, ReadsBackWhatItWrites) {
  for (const std::int64_t ms :
       {0LL, -1LL, 1'795'382'880'123LL, 951'782'400'000LL, 253'402'300'799'999LL}) {
    const TimePoint time{milliseconds{ms}};
    EXPECT_EQ(ParseIso8601(FormatIso8601(time)), time);
  }
}

TEST(Iso8601, FractionsOfNoneToThreeDigitsAreRead) {
  const TimePoint second = *ParseIso8601("2026-11-22T21:28:00Z");
  EXPECT_EQ(ParseIso8601("2026-11-22T21:28:00.5Z"), second + milliseconds{500});
  EXPECT_EQ(ParseIso8601("2026-11-22T21:28:00.05Z"), second + milliseconds{50});
  EXPECT_EQ(ParseIso8601("2026-11-22T21:28:00.005Z"), second + milliseconds{5});
}

TEST(Iso8601, RefusesOtherFormsAndDatesThatDoNotExist) {
  for (const char* text :
       {"", "2026-11-22", "2026-11-22T21:28:00.123", "2026-11-22T21:28:00.1234Z",
        "2026-11-22T21:28:00.Z", "2026-11-22 21:28:00Z", "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-11-22T24:00:00Z",
        "2026-11-22T00:60:00Z", "2026-11-22T00:00:60Z", "2026-11-22T00:00:00+01:00",
        "+026-11-22T00:00:00Z", "2026-11-22T00:00:00ZZ"}) {
    EXPECT_FALSE(ParseIso8601(text).has_value()) << text;
  }
}

TEST(Month, IsTheUtcMonthOfAMoment) {
  const TimePoint last = *ParseIso8601("2026-11-30T23:59:59.999Z");
  EXPECT_EQ(FormatMonth(last), "2026-11");
  EXPECT_EQ(FormatMonth(last + milliseconds{1}), "2026-12");
}

TEST(Month, NextMonthBeginsAtItsFirstMoment) {
  EXPECT_EQ(FormatIso8601(NextMonth(*ParseIso8601("2026-12-31T10:00:00Z"))),
            "2027-01-01T00:00:00.000Z");
  EXPECT_EQ(NextMonth(*ParseMonth("2026-01")), *ParseMonth("2026-02"));
}

TEST(Month, ParsesOnlyYearAndMonth) {
  EXPECT_EQ(FormatIso8601(*ParseMonth("2026-11")), "2026-11-01T00:00:00.000Z");
  for (const char* text : {"", "2026", "2026-1", "2026-13", "2026-00", "2026-11-01", "abcd-11"}) {
    EXPECT_FALSE(ParseMonth(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace flavorbot::base
