#include "base/encoding.h"

#include <gtest/gtest.h>

namespace flavorbot::base {
namespace {

using namespace std::string_literals;

// RFC 4648, section 10.
TEST(Encoding, Base64MatchesTheRfcsExamples) {
  const std::pair<std::string, std::string> examples[] = {{"", ""},
                                                          {"f", "Zg=="},
                                                          {"fo", "Zm8="},
                                                          {"foo", "Zm9v"},
                                                          {"foob", "Zm9vYg=="},
                                                          {"fooba", "Zm9vYmE="},
                                                          {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : examples) {
    EXPECT_EQ(Base64Encode(bytes), text);
    EXPECT_EQ(Base64Decode(text), bytes);
  }
}

TEST(Encoding, EveryByteValueSurvivesBothAlphabetsAndHex) {
  Bytes all;
  for (int i = 0; i < 256; ++i) {
    all += static_cast<char>(i);
    EXPECT_EQ(Base64Decode(Base64Encode(all)), all);
    EXPECT_EQ(Base64UrlDecode(Base64UrlEncode(all)), all);
    EXPECT_EQ(HexDecode(HexEncode(all)), all);
  }
}

TEST(Encoding, Base64RefusesWhatItsEncoderNeverWrites) {
  for (const char* text : {"Zg", "Zg=", "Zg===", "Z", "====", "Zm9v\n", " Zm9", "Zm-_",
                           "Zh==", "Zm9=", "=Zg=", "Zg==Zg=="}) {
    EXPECT_FALSE(Base64Decode(text).has_value()) << text;
  }
}

TEST(Encoding, Base64UrlIsWithoutPaddingAndHasItsOwnAlphabet) {
  EXPECT_EQ(Base64UrlEncode("\xfb\xff\xfe"), "-__-");
  EXPECT_EQ(Base64UrlEncode("f"), "Zg");
  for (const char* text : {"Zg==", "+//+", "Z", "Zh"}) {
    EXPECT_FALSE(Base64UrlDecode(text).has_value()) << text;
  }
}

TEST(Encoding, HexIsWrittenInLowerCaseAndReadInBoth) {
  EXPECT_EQ(HexEncode("\x00\xab\xff"s), "00abff");
  EXPECT_EQ(HexDecode("00aBFf"), "\x00\xab\xff"s);
  EXPECT_FALSE(HexDecode("0").has_value());
  EXPECT_FALSE(HexDecode("0g").has_value());
}

}  // namespace
}  // namespace flavorbot::base
