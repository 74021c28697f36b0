#include "expression/project.h"

#include <gtest/gtest.h>

#include "expression/expression_cases.h"

namespace flavorbot::expression {
namespace {

using dynamodb::Item;

Item TheItem() {
  return {{"a", N("5")},
          {"b", S("text")},
          {"l", L({N("1"), M({{"k", S("v")}, {"n", N("0")}}), N("3")})},
          {"m", M({{"x", N("1")}, {"y", L({S("q"), S("r")})}})},
          {"z", SS({"p"})}};
}

// The projection of the item as a tree; checks that the packed one is the same, byte for byte.
Item Projected(std::string_view text) {
  const auto projection = ParseShared(ParseProjection, text);
  EXPECT_TRUE(projection) << text;
  if (!projection) return {};
  const Item item = Project(*projection, TheItem());
  const auto packed = ProjectPacked(*projection, dynamodb::Pack(TheItem()).bytes);
  EXPECT_EQ(packed, dynamodb::Pack(item)) << text;
  EXPECT_TRUE(dynamodb::CheckPacked(packed.bytes)) << text;
  return item;
}

TEST(Project, TopLevelAttributesAreCopiedAndAbsentOnesLeftOut) {
  EXPECT_EQ(Projected("z, a, q, b"), (Item{{"a", N("5")}, {"b", S("text")}, {"z", SS({"p"})}}));
  EXPECT_EQ(Projected("aa, c, zz"), Item{});
  EXPECT_EQ(Projected("m"), (Item{{"m", M({{"x", N("1")}, {"y", L({S("q"), S("r")})}})}}));
}

TEST(Project, PathsIntoADocumentComeBackAsOne) {
  EXPECT_EQ(Projected("m.y[1], m.x, a"),
            (Item{{"a", N("5")}, {"m", M({{"x", N("1")}, {"y", L({S("r")})}})}}));
  EXPECT_EQ(Projected("m.x"), (Item{{"m", M({{"x", N("1")}})}}));
}

TEST(Project, ElementsKeepTheOrderOfTheListWhateverTheText) {
  EXPECT_EQ(Projected("l[2], l[0]"), (Item{{"l", L({N("1"), N("3")})}}));
  EXPECT_EQ(Projected("l[2], l[1].k"), (Item{{"l", L({M({{"k", S("v")}}), N("3")})}}));
}

TEST(Project, PathsThatLeadNowhereLeaveNothing) {
  for (const auto* text : {"m.q", "l[9]", "l.x", "m[0]", "a.x", "l[0].x", "m.y[7]", "q.r[0]"}) {
    EXPECT_EQ(Projected(text), Item{}) << text;
  }
  EXPECT_EQ(Projected("m.q, m.x, l[7], l[1].n"),
            (Item{{"l", L({M({{"n", N("0")}})})}, {"m", M({{"x", N("1")}})}}));
}

// The count takes two bytes from 128 attributes on.
TEST(Project, ManyAttributesArePackedWithALongCount) {
  Item item;
  Projection projection;
  for (int i = 0; i < 300; ++i) {
    std::string name = "k" + std::to_string(1000 + i);
    item.Set(name, N("1"));
    if (i % 2 == 0) projection.paths.push_back({.attribute = name});
  }
  EXPECT_EQ(ProjectPacked(projection, dynamodb::Pack(item).bytes),
            dynamodb::Pack(Project(projection, item)));
  EXPECT_EQ(Project(projection, item).size(), 150u);
}

}  // namespace
}  // namespace flavorbot::expression
