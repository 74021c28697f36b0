#include "http/percent_encoding.h"

#include <gtest/gtest.h>

namespace flavorbot::http {
namespace {

TEST(PercentEncoding, EscapesOfEitherCaseDecode) {
  EXPECT_EQ(DecodePercent("caf%C3%a9", Plus::kIsPlus), "café");
}

TEST(PercentEncoding, PlusIsASpaceOnlyWhereAsked) {
  EXPECT_EQ(DecodePercent("a+b", Plus::kIsPlus), "a+b");
  EXPECT_EQ(DecodePercent("a+b%2B", Plus::kIsSpace), "a b+");
}

TEST(PercentEncoding, MalformedEscapesDoNotDecode) {
  for (const char* bad : {"%", "%4", "a%4", "%zz", "%4g", "%-1", "%%41"}) {
    EXPECT_EQ(DecodePercent(bad, Plus::kIsPlus), std::nullopt) << bad;
  }
}

// A NUL ends a C string early, and bytes outside UTF-8 can't be stored or shown: both are tricks.
TEST(PercentEncoding, NulAndBytesOutsideUtf8DoNotDecode) {
  for (const char* bad : {"a%00", "%FF", "%C0%AF", "%ED%A0%80", "caf\xC3"}) {
    EXPECT_EQ(DecodePercent(bad, Plus::kIsPlus), std::nullopt) << bad;
  }
}

TEST(PercentEncoding, EncodedTextDecodesToItself) {
  const std::string text = "crème brûlée / 100% + 1&2=3";
  EXPECT_EQ(EncodePercent("a b/%"), "a%20b%2F%25");
  EXPECT_EQ(DecodePercent(EncodePercent(text), Plus::kIsPlus), text);
  EXPECT_EQ(DecodePercent(EncodePercent(text), Plus::kIsSpace), text);
}

}  // namespace
}  // namespace flavorbot::http
