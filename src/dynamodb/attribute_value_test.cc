#include "dynamodb/attribute_value.h"

#include <gtest/gtest.h>

#include <string>

#include "dynamodb/attribute_sets.h"

namespace flavorbot::dynamodb {
namespace {

using AV = AttributeValue;

TEST(AttributeMap, KeepsNamesSortedAndOnce) {
  AttributeMap map{{"b", AV::N(1)}, {"a", AV::S("x")}, {"b", AV::N(2)}};
  map.Set("aa", AV::Bool(true));
  std::string names;
  for (const Attribute& attribute : map) names += attribute.name + " ";
  EXPECT_EQ(names, "a aa b ");
  EXPECT_EQ(*map.Find("b"), AV::N(2));
  EXPECT_EQ(map.size(), 3U);
}

TEST(AttributeMap, FindOfAMissingNameIsNull) {
  const AttributeMap map{{"b", AV::N(1)}};
  EXPECT_EQ(map.Find("a"), nullptr);
  EXPECT_EQ(map.Find("c"), nullptr);
  EXPECT_EQ(AttributeMap{}.Find("a"), nullptr);
}

TEST(AttributeMap, SetReturnsTheStoredValue) {
  AttributeMap map{{"b", AV::N(1)}};
  map.Set("a", AV::MakeNull()) = AV::N(3);
  EXPECT_EQ(*map.Find("a"), AV::N(3));
}

TEST(AttributeMap, EraseTellsWhetherThereWasOne) {
  AttributeMap map{{"a", AV::N(1)}, {"b", AV::N(2)}};
  EXPECT_TRUE(map.Erase("a"));
  EXPECT_FALSE(map.Erase("a"));
  EXPECT_EQ(map, (AttributeMap{{"b", AV::N(2)}}));
}

TEST(AttributeValue, TypesAreNotMixedInComparison) {
  EXPECT_NE(AV::S("1"), AV::N(1));
  EXPECT_NE(AV::S("1"), AV::B("1"));
  EXPECT_NE(AV::Bool(true), AV::MakeNull());
}

TEST(AttributeValue, NumbersAreEqualByValue) { EXPECT_EQ(AV::N(*Number::Parse("1.0")), AV::N(1)); }

TEST(AttributeValue, ListsKeepOrderAndMapsDoNot) {
  EXPECT_NE(AV::L({AV::N(1), AV::N(2)}), AV::L({AV::N(2), AV::N(1)}));
  EXPECT_EQ(AV::M({{"a", AV::N(1)}, {"b", AV::N(2)}}), AV::M({{"b", AV::N(2)}, {"a", AV::N(1)}}));
}

TEST(AttributeSets, MembersAreSortedOnce) {
  EXPECT_EQ(MakeStringSet({"b", "a", "b"}).members, (std::vector<std::string>{"a", "b"}));
  const auto numbers = MakeNumberSet({Number{10}, Number{9}, *Number::Parse("9.0")});
  EXPECT_EQ(numbers.members, (std::vector<Number>{Number{9}, Number{10}}));
  EXPECT_EQ(MakeBinarySet({"\xff", "\x01"}).members, (std::vector<base::Bytes>{"\x01", "\xff"}));
}

TEST(AttributeType, DescriptorsAreTheServices) {
  for (int i = 0; i < 10; ++i) {
    const auto type = static_cast<AttributeType>(i);
    EXPECT_EQ(ParseTypeDescriptor(TypeDescriptor(type)), type);
  }
  EXPECT_EQ(TypeDescriptor(AttributeType::kBool), "BOOL");
  EXPECT_EQ(TypeDescriptor(AttributeType::kBs), "BS");
  EXPECT_EQ(ParseTypeDescriptor("s"), std::nullopt);
}

}  // namespace
}  // namespace flavorbot::dynamodb
