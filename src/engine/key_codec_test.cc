#include "engine/key_codec.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/encoding.h"

namespace flavorbot::engine {
namespace {

using namespace std::string_literals;
using dynamodb::AttributeValue;
using dynamodb::Number;

base::Bytes Encoded(const AttributeValue& value) {
  base::Bytes out;
  AppendKeyComponent(out, value);
  return out;
}

base::Bytes EncodedNumber(std::string_view text) {
  base::Bytes out;
  AppendNumberComponent(out, Number::Parse(text).value());
  return out;
}

std::string Hex(const base::Bytes& bytes) { return base::HexEncode(bytes); }

// 0x00 is the risky byte: both the escape and the end mark begin with it.
TEST(KeyCodec, StringsKeepByteOrderAroundZero) {
  const std::string ascending[] = {""s,  "\0"s,  "\0\0"s, "\0\1"s, "\0\xFF"s, "\1"s,
                                   "a"s, "a\0"s, "a\1"s,  "b"s,    "\xFF"s};
  for (std::size_t i = 1; i < std::size(ascending); ++i) {
    EXPECT_LT(Encoded(AttributeValue::S(ascending[i - 1])),
              Encoded(AttributeValue::S(ascending[i])))
        << "at " << i;
  }
}

TEST(KeyCodec, NumbersKeepTheirOrderByValue) {
  const char* ascending[] = {"-9.9999999999999999999999999999999999999E125",
                             "-1E125",
                             "-100",
                             "-99.5",
                             "-99",
                             "-10",
                             "-9",
                             "-1.01",
                             "-1.001",
                             "-1",
                             "-0.5",
                             "-0.05",
                             "-1E-130",
                             "0",
                             "1E-130",
                             "0.05",
                             "0.5",
                             "1",
                             "1.001",
                             "1.01",
                             "9",
                             "10",
                             "11",
                             "99",
                             "99.5",
                             "100",
                             "101",
                             "1000",
                             "1E125",
                             "9.9999999999999999999999999999999999998E125",
                             "9.9999999999999999999999999999999999999E125"};
  for (std::size_t i = 1; i < std::size(ascending); ++i) {
    EXPECT_LT(EncodedNumber(ascending[i - 1]), EncodedNumber(ascending[i]))
        << ascending[i - 1] << " < " << ascending[i];
  }
}

TEST(KeyCodec, EqualNumbersHaveOneCode) {
  EXPECT_EQ(EncodedNumber("1.50"), EncodedNumber("15E-1"));
  EXPECT_EQ(EncodedNumber("-0"), EncodedNumber("0"));
}

// Components stand one after the other in a key; were one a prefix of another, the next component
// would decide their order.
TEST(KeyCodec, NoNumberIsAPrefixOfAnother) {
  const char* numbers[] = {"0", "1", "10", "11", "1.1", "1.11", "-1", "-1.1", "-11", "100", "-100"};
  for (const auto* a : numbers) {
    for (const auto* b : numbers) {
      if (a == b) continue;
      EXPECT_FALSE(EncodedNumber(b).starts_with(EncodedNumber(a))) << a << " and " << b;
    }
  }
}

TEST(KeyCodec, PackedAndUnpackedValuesHaveOneCode) {
  const AttributeValue values[] = {AttributeValue::S("a\0b"s), AttributeValue::B("\xFF\0"s),
                                   AttributeValue::N(-42)};
  for (const auto& value : values) {
    const auto packed = dynamodb::Pack({{"k", value}});
    base::Bytes out;
    AppendKeyComponent(out, *dynamodb::FindAttribute(packed.bytes, "k"));
    EXPECT_EQ(out, Encoded(value));
  }
}

// ON DISK.
TEST(KeyCodec, GoldenBytes) {
  EXPECT_EQ(Hex(Encoded(AttributeValue::S("a\0b"s))), "6100ff620001");
  EXPECT_EQ(Hex(Encoded(AttributeValue::B(""s))), "0001");
  EXPECT_EQ(Hex(EncodedNumber("0")), "02");
  EXPECT_EQ(Hex(EncodedNumber("1")), "03820b00");
  EXPECT_EQ(Hex(EncodedNumber("-1")), "017df4ff");
  EXPECT_EQ(Hex(EncodedNumber("123.4")), "03840d2300");
  EXPECT_EQ(Hex(EncodedNumber("1E-130")), "03000b00");
  EXPECT_EQ(Hex(EncodedNumber("9E125")), "03ff5b00");
  EXPECT_EQ(PartitionHash("6100"), 0xf2e3);
  EXPECT_EQ(PartitionHash(""), 0xefd0);
}

TEST(KeyCodec, HashesSpreadOverTheWholeRange) {
  std::vector<int> quarters(4);
  for (int i = 0; i < 4000; ++i) ++quarters[PartitionHash(std::to_string(i)) / 16384];
  for (const int count : quarters) EXPECT_NEAR(count, 1000, 150);
}

TEST(KeyCodec, PrefixIsInFrontOfAllThatBeginWithItAndOfNothingElse) {
  base::Bytes prefix;
  AppendBytesPrefix(prefix, "a\0"s);
  EXPECT_TRUE(Encoded(AttributeValue::S("a\0"s)).starts_with(prefix));
  EXPECT_TRUE(Encoded(AttributeValue::S("a\0z"s)).starts_with(prefix));
  EXPECT_FALSE(Encoded(AttributeValue::S("a"s)).starts_with(prefix));
  EXPECT_FALSE(Encoded(AttributeValue::S("a\1"s)).starts_with(prefix));
}

}  // namespace
}  // namespace flavorbot::engine
