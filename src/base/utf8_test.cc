#include "base/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace flavorbot::base {
namespace {

using namespace std::string_literals;

TEST(Utf8, WellFormedTextOfEveryLengthIsUtf8) {
  for (const std::string& text : {""s, "plain ascii text"s, "\0"s, "Grüße"s, "日本語"s, "🍋"s,
                                  "\xEF\xBF\xBF"s, "\xF4\x8F\xBF\xBF"s, "12345678ü12345678"s}) {
    EXPECT_TRUE(IsUtf8(text)) << text;
  }
}

TEST(Utf8, OverlongSurrogateTruncatedAndStrayBytesAreNot) {
  for (const std::string& text :
       {"\x80"s, "\xC0\x80"s, "\xC1\xBF"s, "\xE0\x9F\xBF"s, "\xF0\x8F\xBF\xBF"s, "\xED\xA0\x80"s,
        "\xF4\x90\x80\x80"s, "\xF5\x80\x80\x80"s, "\xC3"s, "\xE2\x82"s, "\xF0\x9F\x8D"s, "\xFF"s,
        "12345678\xC3"s, "\xC3\x28"s}) {
    EXPECT_FALSE(IsUtf8(text)) << testing::PrintToString(text);
  }
}

TEST(Utf8, CodePointsAreCountedNotBytes) {
  EXPECT_EQ(CodePointCount(""), 0U);
  EXPECT_EQ(CodePointCount("abc"), 3U);
  EXPECT_EQ(CodePointCount("Grüße 🍋"), 7U);
}

TEST(Utf8, TheFirstSequenceIsMeasured) {
  EXPECT_EQ(Utf8SequenceLength(""), 0U);
  EXPECT_EQ(Utf8SequenceLength("ab"), 1U);
  EXPECT_EQ(Utf8SequenceLength("üb"), 2U);
  EXPECT_EQ(Utf8SequenceLength("🍋"), 4U);
  EXPECT_EQ(Utf8SequenceLength("\xFF"), 0U);
}

}  // namespace
}  // namespace flavorbot::base
