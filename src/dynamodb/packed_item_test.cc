#include "dynamodb/packed_item.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "dynamodb/attribute_sets.h"

namespace flavorbot::dynamodb {
namespace {

using namespace std::string_literals;
using AV = AttributeValue;

Item EveryType() {
  return {{"S", AV::S("text")},
          {"empty", AV::S("")},
          {"N", AV::N(*Number::Parse("-12.5"))},
          {"B", AV::B("\x00\xff"s)},
          {"T", AV::Bool(true)},
          {"F", AV::Bool(false)},
          {"Z", AV::MakeNull()},
          {"L", AV::L({AV::N(1), AV::S("two"), AV::L({})})},
          {"M", AV::M({{"x", AV::M({{"y", AV::S("z")}})}, {"a", AV::N(0)}})},
          {"SS", AV(MakeStringSet({"b", "a"}))},
          {"NS", AV(MakeNumberSet({Number{10}, Number{9}}))},
          {"BS", AV(MakeBinarySet({"\x02", "\x01"}))}};
}

// ON DISK: these bytes may only change together with the engine's format version.
TEST(PackedItem, LayoutIsThatOfTheGoldenBytes) {
  EXPECT_EQ(Pack({}).bytes, "\x00"s);
  EXPECT_EQ(Pack({{"PK", AV::S("a")}, {"n", AV::N(*Number::Parse("-1.50"))}}).bytes,
            "\x02"
            "\x02PK\x00\x01"
            "a"
            "\x01n\x01\x04-1.5"s);
  EXPECT_EQ(Pack({{"b", AV::B("\xff")}, {"f", AV::Bool(false)}, {"t", AV::Bool(true)}}).bytes,
            "\x03\x01"
            "b\x02\x01\xff\x01"
            "f\x03\x00\x01"
            "t\x03\x01"s);
  EXPECT_EQ(Pack({{"l", AV::L({AV::MakeNull(), AV::S("xy")})}}).bytes,
            "\x01\x01l\x05\x06\x02\x04\x00\x02xy"s);
  EXPECT_EQ(Pack({{"m", AV::M({{"k", AV::M({})}})}}).bytes,
            "\x01\x01m\x06\x06\x01\x01k\x06\x01\x00"s);
  EXPECT_EQ(Pack({{"s", AV(MakeStringSet({"b", "a"}))}}).bytes,
            "\x01\x01s\x07\x05\x02\x01"
            "a\x01"
            "b"s);
  EXPECT_EQ(Pack({{"s", AV(MakeNumberSet({Number{10}, Number{9}}))}}).bytes,
            "\x01\x01s\x08\x06\x02\x01\x39\x02\x31\x30"s);
  EXPECT_EQ(Pack({{"s", AV(MakeBinarySet({"\x01"}))}}).bytes, "\x01\x01s\x09\x03\x01\x01\x01"s);
}

TEST(PackedItem, LengthsFrom128OnTakeMoreBytes) {
  const std::string text(300, 'x');
  EXPECT_EQ(Pack({{"a", AV::S(text)}}).bytes, "\x01\x01"s + "a\x00\xac\x02"s + text);
  const Item item{{"l", AV::L({AV::S(text), AV::M({{"m", AV::S(text)}})})}};
  EXPECT_EQ(Unpack(Pack(item)), item);
  EXPECT_TRUE(CheckPacked(Pack(item).bytes));
}

TEST(PackedItem, EveryTypeComesBackAsItWas) {
  EXPECT_EQ(Unpack(Pack(EveryType())), EveryType());
  EXPECT_TRUE(CheckPacked(Pack(EveryType()).bytes));
}

TEST(PackedItem, ValuesAreReadInPlace) {
  const PackedItem packed = Pack(EveryType());
  EXPECT_EQ(FindAttribute(packed.bytes, "S")->string(), "text");
  EXPECT_EQ(FindAttribute(packed.bytes, "N")->number_text(), "-12.5");
  EXPECT_EQ(FindAttribute(packed.bytes, "B")->binary(), "\x00\xff"s);
  EXPECT_EQ(FindAttribute(packed.bytes, "T")->boolean(), true);
  EXPECT_EQ(FindAttribute(packed.bytes, "F")->boolean(), false);
  EXPECT_EQ(FindAttribute(packed.bytes, "S")->binary(), std::nullopt);
  EXPECT_EQ(FindAttribute(packed.bytes, "nothing").has_value(), false);
  EXPECT_EQ(FindAttribute(packed.bytes, "zzz").has_value(), false);
  PackedElements elements(*FindAttribute(packed.bytes, "L"));
  EXPECT_EQ(elements.count(), 3U);
  ASSERT_TRUE(elements.Next());
  ASSERT_TRUE(elements.Next());
  EXPECT_EQ(elements.value().string(), "two");
  PackedMembers members(*FindAttribute(packed.bytes, "NS"));
  ASSERT_TRUE(members.Next());
  EXPECT_EQ(members.member(), "9");
}

TEST(CheckPacked, RefusesWhatPackNeverWrites) {
  const std::pair<const char*, std::string> cases[] = {
      {"nothing", ""s},
      {"a byte too many", "\x00\x00"s},
      {"a count without attributes", "\x01"s},
      {"an unknown type", "\x01\x01x\x0a"s},
      {"a name out of order", "\x02\x01"s + "b\x04\x01"s + "a\x04"s},
      {"a name twice", "\x02\x01"s + "a\x04\x01"s + "a\x04"s},
      {"a length that isn't the shortest", "\x80\x00"s},
      {"a length of more than 64 bits", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02"s},
      {"a string over the end", "\x01\x01s\x00\x05xy"s},
      {"a number that isn't canonical", "\x01\x01n\x01\x02\x30\x31"s},
      {"a number that isn't one", "\x01\x01n\x01\x01x"s},
      {"a boolean of 2", "\x01\x01t\x03\x02"s},
      {"a document shorter than it says", "\x01\x01l\x05\x03\x01\x04\x04"s},
      {"an empty set", "\x01\x01s\x07\x01\x00"s},
      {"a set out of order", "\x01\x01s\x07\x05\x02\x01"s + "b\x01"s + "a"s},
      {"a number set out of order", "\x01\x01s\x08\x06\x02\x02\x31\x30\x01\x39"s},
  };
  for (const auto& [what, bytes] : cases) EXPECT_FALSE(CheckPacked(bytes)) << what;
}

TEST(CheckPacked, RefusesBottomlessNesting) {
  std::string value = "\x04";
  for (int i = 0; i < 100'000; ++i) {
    std::string length;
    for (std::size_t n = value.size() + 1; n > 0; n >>= 7) {
      length += static_cast<char>((n & 0x7f) | (n >= 0x80 ? 0x80 : 0));
    }
    value = "\x05" + length + "\x01" + value;
    if (value.size() > 100'000) break;
  }
  EXPECT_FALSE(CheckPacked("\x01\x01x"s + value));
}

// Changed bytes are refused, or are another item that packs to exactly these bytes; and no reader
// leaves the bytes either way (the sanitizer build watches).
TEST(CheckPacked, SurvivesArbitraryChanges) {
  std::mt19937 random(7);
  const std::string good = Pack(EveryType()).bytes;
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes = good;
    for (auto changes = 1 + random() % 3; changes > 0; --changes) {
      bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    if (random() % 4 == 0) bytes.resize(random() % bytes.size());
    const Item item = Unpack(bytes);
    if (CheckPacked(bytes)) {
      EXPECT_EQ(Pack(item).bytes, bytes);
    }
  }
}

}  // namespace
}  // namespace flavorbot::dynamodb
