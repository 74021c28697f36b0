#include "expression/evaluate.h"

#include <gtest/gtest.h>

#include "dynamodb/packed_item.h"
#include "expression/expression_cases.h"

namespace flavorbot::expression {
namespace {

using dynamodb::AttributeValue;
using Values = dynamodb::ExpressionAttributeValues;

const dynamodb::Item& TheItem() {
  static const dynamodb::Item item = {
      {"a", N("5")},
      {"s", S("hé😀")},
      {"l", L({N("1"), N("2"), S("3")})},
      {"m", M({{"x", N("1")}, {"y", L({S("q")})}})},
      {"ss", SS({"a", "b"})},
      {"ns", NS({"1", "2"})},
      {"b", B(std::string("\0\1\2", 3))},
      {"bs", AttributeValue(dynamodb::BinarySet{{std::string("\0", 1), "\1"}})},
      {"t", AttributeValue::Bool(true)},
      {"nul", AttributeValue::MakeNull()},
  };
  return item;
}

// Whether the condition holds, of the item as a tree and packed alike.
bool Holds(std::string_view text, const Values& given = {}) {
  const std::optional<dynamodb::ExpressionAttributeNames> names;
  const std::optional values(given);
  Parameters parameters(names, values);
  const auto condition = ParseCondition(text, parameters);
  EXPECT_TRUE(condition) << text << ": " << condition.error().message;
  if (!condition) return false;
  const bool holds = Matches(*condition, TheItem());
  EXPECT_EQ(MatchesPacked(*condition, dynamodb::Pack(TheItem()).bytes), holds) << text;
  return holds;
}

TEST(Evaluate, ValuesOfOneTypeCompareByTheirKind) {
  EXPECT_TRUE(Holds("a = :v", {{":v", N("5.00")}}));
  EXPECT_TRUE(Holds("a < :v", {{":v", N("10")}}));
  EXPECT_FALSE(Holds("a > :v", {{":v", N("5")}}));
  EXPECT_TRUE(Holds("a >= :v", {{":v", N("5")}}));
  EXPECT_TRUE(Holds("s < :v", {{":v", S("i")}}));
  EXPECT_TRUE(Holds("s > :v", {{":v", S("h")}}));
  EXPECT_TRUE(Holds("b < :v", {{":v", B("\xff")}}));
  EXPECT_TRUE(Holds("t = :v", {{":v", AttributeValue::Bool(true)}}));
  EXPECT_TRUE(Holds("nul = :v", {{":v", AttributeValue::MakeNull()}}));
  EXPECT_TRUE(Holds("ss = :v", {{":v", SS({"a", "b"})}}));
  EXPECT_TRUE(Holds("m = :v", {{":v", M({{"y", L({S("q")})}, {"x", N("1.0")}})}}));
  EXPECT_FALSE(Holds("l = :v", {{":v", L({N("2"), N("1"), S("3")})}}));
}

TEST(Evaluate, DifferentTypesAreNeitherEqualNorOrdered) {
  const Values text{{":v", S("5")}};
  EXPECT_FALSE(Holds("a = :v", text));
  EXPECT_TRUE(Holds("a <> :v", text));
  for (const auto* comparator : {"<", "<=", ">", ">="}) {
    EXPECT_FALSE(Holds("a " + std::string(comparator) + " :v", text));
    EXPECT_TRUE(Holds("NOT a " + std::string(comparator) + " :v", text));
  }
}

TEST(Evaluate, TypesWithoutOrderAreInNone) {
  EXPECT_FALSE(Holds("t <= t2"));
  EXPECT_FALSE(Holds("l <= m"));
  EXPECT_FALSE(Holds("ss BETWEEN l AND m"));
}

TEST(Evaluate, WhatIsAbsentOnlyDiffers) {
  for (const auto* text : {"q = r", "q = a", "q < a", "q BETWEEN a AND a", "s BETWEEN q AND a",
                           "q IN (r)", "contains(q, a)", "contains(l, q)", "begins_with(q, s)",
                           "size(q) = size(r)", "size(a) = a"}) {
    EXPECT_FALSE(Holds(text)) << text;
    EXPECT_TRUE(Holds("NOT " + std::string(text))) << text;
  }
  for (const auto* text : {"q <> r", "q <> a", "a <> q", "size(q) <> a", "size(a) <> a"}) {
    EXPECT_TRUE(Holds(text)) << text;
  }
}

TEST(Evaluate, BetweenIncludesItsBounds) {
  EXPECT_TRUE(Holds("a BETWEEN :low AND :high", {{":low", N("1")}, {":high", N("5")}}));
  EXPECT_TRUE(Holds("a BETWEEN :low AND :high", {{":low", N("5")}, {":high", N("9")}}));
  EXPECT_FALSE(Holds("a BETWEEN :low AND :high", {{":low", N("6")}, {":high", N("9")}}));
  EXPECT_FALSE(Holds("a BETWEEN :low AND :high", {{":low", S("1")}, {":high", S("9")}}));
}

TEST(Evaluate, InComparesWithEachCandidate) {
  EXPECT_TRUE(Holds("a IN (q, s, :v)", {{":v", N("5")}}));
  EXPECT_FALSE(Holds("a IN (s, :v)", {{":v", N("4")}}));
  EXPECT_TRUE(Holds("m.x IN (l[1], l[0])"));
}

TEST(Evaluate, SizeCountsUtf16UnitsBytesAndMembers) {
  for (const auto& [path, size] :
       std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"s", "4"}, {"b", "3"}, {"l", "3"}, {"m", "2"}, {"ss", "2"}, {"ns", "2"}, {"bs", "2"}}) {
    EXPECT_TRUE(Holds("size(" + std::string(path) + ") = :v", {{":v", N(size)}})) << path;
  }
  EXPECT_FALSE(Holds("size(t) > :v", {{":v", N("0")}}));
}

TEST(Evaluate, ContainsLooksIntoTextsSetsAndLists) {
  EXPECT_TRUE(Holds("contains(s, :v)", {{":v", S("é")}}));
  EXPECT_TRUE(Holds("contains(s, :v)", {{":v", S("")}}));
  EXPECT_FALSE(Holds("contains(s, :v)", {{":v", S("e")}}));
  EXPECT_TRUE(Holds("contains(b, :v)", {{":v", B("\1\2")}}));
  EXPECT_TRUE(Holds("contains(ss, :v)", {{":v", S("b")}}));
  EXPECT_FALSE(Holds("contains(ss, :v)", {{":v", SS({"a"})}}));
  EXPECT_TRUE(Holds("contains(ns, :v)", {{":v", N("1.0")}}));
  EXPECT_TRUE(Holds("contains(bs, :v)", {{":v", B("\1")}}));
  EXPECT_TRUE(Holds("contains(l, :v)", {{":v", N("2")}}));
  EXPECT_FALSE(Holds("contains(l, :v)", {{":v", L({N("2")})}}));
  EXPECT_FALSE(Holds("contains(m, :v)", {{":v", S("x")}}));
  EXPECT_FALSE(Holds("contains(a, :v)", {{":v", S("5")}}));
  EXPECT_TRUE(Holds("contains(:v, l[2])", {{":v", S("123")}}));
}

TEST(Evaluate, BeginsWithTakesTwoTextsOrTwoBinaries) {
  EXPECT_TRUE(Holds("begins_with(s, :v)", {{":v", S("hé")}}));
  EXPECT_TRUE(Holds("begins_with(s, :v)", {{":v", S("")}}));
  EXPECT_TRUE(Holds("begins_with(b, :v)", {{":v", B(std::string("\0\1", 2))}}));
  EXPECT_FALSE(Holds("begins_with(s, :v)", {{":v", B("h")}}));
  EXPECT_FALSE(Holds("begins_with(a, s)"));
}

TEST(Evaluate, AttributeTypeKnowsAllTen) {
  for (const auto& [path, type] :
       std::initializer_list<std::pair<std::string, std::string>>{{"a", "N"},
                                                                  {"s", "S"},
                                                                  {"l", "L"},
                                                                  {"m", "M"},
                                                                  {"ss", "SS"},
                                                                  {"ns", "NS"},
                                                                  {"b", "B"},
                                                                  {"bs", "BS"},
                                                                  {"t", "BOOL"},
                                                                  {"nul", "NULL"},
                                                                  {"size(s)", "N"},
                                                                  {"m.y[0]", "S"}}) {
    EXPECT_TRUE(Holds("attribute_type(" + path + ", :v)", {{":v", S(type)}})) << path;
  }
  EXPECT_FALSE(Holds("attribute_type(q, :v)", {{":v", S("N")}}));
  EXPECT_FALSE(Holds("attribute_type(a, :v)", {{":v", S("S")}}));
}

TEST(Evaluate, PathsLeadThroughMapsAndLists) {
  for (const auto* text :
       {"attribute_exists(m.y[0])", "attribute_exists(nul)", "attribute_not_exists(m.y[1])",
        "attribute_not_exists(a.x)", "attribute_not_exists(m[0])", "attribute_not_exists(l.x)",
        "attribute_not_exists(q)", "m.y[0] < l[2] OR m.x = l[0]"}) {
    EXPECT_TRUE(Holds(text)) << text;
  }
}

TEST(Evaluate, AnAbsentItemIsAnEmptyOne) {
  const auto condition = ParseShared(ParseCondition, "attribute_not_exists(PK) AND NOT a = :n");
  ASSERT_TRUE(condition);
  EXPECT_TRUE(Matches(*condition, {}));
  EXPECT_TRUE(MatchesPacked(*condition, dynamodb::Pack({}).bytes));
}

}  // namespace
}  // namespace flavorbot::expression
