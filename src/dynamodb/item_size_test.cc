// The figures were measured: an attribute's size is what it takes from the largest item that
// both reference engines accept.
#include "dynamodb/item_size.h"

#include <gtest/gtest.h>

#include <string>

#include "dynamodb/attribute_sets.h"

namespace flavorbot::dynamodb {
namespace {

using AV = AttributeValue;

// Both ways of counting, which must agree.
std::size_t SizeOf(const AV& value) {
  const Item item{{"z", value}};
  EXPECT_EQ(ItemSize(item), PackedItemSize(Pack(item).bytes));
  EXPECT_EQ(ItemSize(item), ValueSize(value) + 1);
  return ValueSize(value);
}

std::size_t NumberSizeOf(std::string_view text) { return SizeOf(AV::N(*Number::Parse(text))); }

TEST(ItemSize, NumbersTakeAByteForTwoDigitsOfOnePair) {
  EXPECT_EQ(NumberSizeOf("0"), 1U);
  EXPECT_EQ(NumberSizeOf("1"), 2U);
  EXPECT_EQ(NumberSizeOf("10"), 2U);
  EXPECT_EQ(NumberSizeOf("100"), 2U);
  EXPECT_EQ(NumberSizeOf("12"), 2U);
  EXPECT_EQ(NumberSizeOf("120"), 3U);
  EXPECT_EQ(NumberSizeOf("1200"), 2U);
  EXPECT_EQ(NumberSizeOf("123"), 3U);
  EXPECT_EQ(NumberSizeOf("1234"), 3U);
  EXPECT_EQ(NumberSizeOf("1.2"), 3U);
  EXPECT_EQ(NumberSizeOf("12.3"), 3U);
  EXPECT_EQ(NumberSizeOf("0.12"), 2U);
  EXPECT_EQ(NumberSizeOf("0.1"), 2U);
  EXPECT_EQ(NumberSizeOf("0.01"), 2U);
  EXPECT_EQ(NumberSizeOf("-1"), 3U);
  EXPECT_EQ(NumberSizeOf("-123"), 4U);
  EXPECT_EQ(NumberSizeOf("1e125"), 2U);
  EXPECT_EQ(NumberSizeOf("1e-130"), 2U);
  EXPECT_EQ(NumberSizeOf("1234567890123456789012345678901234567"), 20U);
  EXPECT_EQ(NumberSizeOf("12345678901234567890123456789012345678"), 20U);
  EXPECT_EQ(NumberSizeOf("-12345678901234567890123456789012345678"), 21U);
}

TEST(ItemSize, TextAndBinaryTakeTheirBytes) {
  EXPECT_EQ(SizeOf(AV::S("")), 0U);
  EXPECT_EQ(SizeOf(AV::S("\u00e9")), 2U);
  EXPECT_EQ(SizeOf(AV::B({"\0\0\0", 3})), 3U);
  EXPECT_EQ(SizeOf(AV::Bool(false)), 1U);
  EXPECT_EQ(SizeOf(AV::MakeNull()), 1U);
}

TEST(ItemSize, DocumentsTakeThreeBytesAndOneForEachPart) {
  EXPECT_EQ(SizeOf(AV::L({})), 3U);
  EXPECT_EQ(SizeOf(AV::L({AV::S("a")})), 5U);
  EXPECT_EQ(SizeOf(AV::L({AV::S("a"), AV::Bool(true)})), 7U);
  EXPECT_EQ(SizeOf(AV::L({AV::L({})})), 7U);
  EXPECT_EQ(SizeOf(AV::M({})), 3U);
  EXPECT_EQ(SizeOf(AV::M({{"k", AV::S("a")}})), 6U);
  EXPECT_EQ(SizeOf(AV::M({{"k", AV::S("a")}, {"kk", AV::MakeNull()}})), 10U);
  EXPECT_EQ(SizeOf(AV::M({{"a", AV::M({})}})), 8U);
}

TEST(ItemSize, SetsTakeTheirMembers) {
  EXPECT_EQ(SizeOf(AV(MakeStringSet({"a", "bb"}))), 3U);
  EXPECT_EQ(SizeOf(AV(MakeNumberSet({Number{1}, Number{-12}}))), 5U);
  EXPECT_EQ(SizeOf(AV(MakeBinarySet({{"\0\0\0", 3}, {"\0", 1}}))), 4U);
}

TEST(ItemSize, UnitsAreWholeAndAtLeastOne) {
  EXPECT_EQ(ReadUnits(0, true), 1);
  EXPECT_EQ(ReadUnits(0, false), 0.5);
  EXPECT_EQ(ReadUnits(4096, true), 1);
  EXPECT_EQ(ReadUnits(4097, true), 2);
  EXPECT_EQ(ReadUnits(4097, false), 1);
  EXPECT_EQ(WriteUnits(0), 1);
  EXPECT_EQ(WriteUnits(1024), 1);
  EXPECT_EQ(WriteUnits(1025), 2);
}

}  // namespace
}  // namespace flavorbot::dynamodb
