#include "expression/apply_update.h"

#include <gtest/gtest.h>

#include "expression/expression_cases.h"
#include "expression/project.h"

namespace flavorbot::expression {
namespace {

using dynamodb::AttributeValue;
using dynamodb::Item;

constexpr std::string_view kWrongType =
    "An operand in the update expression has an incorrect data type";
constexpr std::string_view kNoAttribute =
    "The provided expression refers to an attribute that does not exist in the item";
constexpr std::string_view kInvalidPath =
    "The document path provided in the update expression is invalid for update";

Item OldItem() {
  return {{"a", N("5")},
          {"l", L({N("1"), N("2"), N("3")})},
          {"m", M({{"x", N("1")}, {"y", L({S("q")})}})},
          {"ss", SS({"a", "b"})},
          {"ns", NS({"1", "2"})},
          {"s", S("str")}};
}

dynamodb::Result<Item> Updated(std::string_view text,
                               dynamodb::ExpressionAttributeValues more = {}) {
  auto values = SharedValues();
  values.merge(more);
  const std::optional<dynamodb::ExpressionAttributeNames> names;
  const std::optional all(std::move(values));
  Parameters parameters(names, all);
  const auto update = ParseUpdate(text, parameters);
  if (!update) return std::unexpected(update.error());
  return ApplyUpdate(*update, OldItem());
}

// The value of one attribute after the update; nullopt when it is gone.
std::optional<AttributeValue> After(std::string_view text, std::string_view name,
                                    dynamodb::ExpressionAttributeValues more = {}) {
  const auto item = Updated(text, std::move(more));
  EXPECT_TRUE(item) << text << ": " << item.error().message;
  const AttributeValue* value = item ? item->Find(name) : nullptr;
  return value == nullptr ? std::nullopt : std::optional(*value);
}

std::string Fault(std::string_view text, dynamodb::ExpressionAttributeValues more = {}) {
  const auto item = Updated(text, std::move(more));
  return item ? "" : item.error().message;
}

TEST(ApplyUpdate, OperandsAreReadFromTheItemAsItWas) {
  const auto item = Updated("SET a = s, s = a, m.x = :nine, m.z = m.x, l[0] = l[1], l[1] = l[0]");
  ASSERT_TRUE(item);
  EXPECT_EQ(*item, (Item{{"a", S("str")},
                         {"s", N("5")},
                         {"m", M({{"x", N("9")}, {"y", L({S("q")})}, {"z", N("1")}})},
                         {"l", L({N("2"), N("1"), N("3")})},
                         {"ss", SS({"a", "b"})},
                         {"ns", NS({"1", "2"})}}));
}

TEST(ApplyUpdate, SetComputesSumsDefaultsAndLists) {
  EXPECT_EQ(After("SET a = a + :n", "a"), N("10"));
  EXPECT_EQ(After("SET a = :nine - a", "a"), N("4"));
  EXPECT_EQ(After("SET q = if_not_exists(q, :n)", "q"), N("5"));
  EXPECT_EQ(After("SET q = if_not_exists(a, :nine) + :n", "q"), N("10"));
  EXPECT_EQ(After("SET q = if_not_exists(q, if_not_exists(r, a))", "q"), N("5"));
  EXPECT_EQ(After("SET l = list_append(l, :l)", "l"), L({N("1"), N("2"), N("3"), S("z")}));
  EXPECT_EQ(After("SET l = list_append(:l, l)", "l"), L({S("z"), N("1"), N("2"), N("3")}));
  EXPECT_EQ(After("SET q = list_append(if_not_exists(q, :l), :l)", "q"), L({S("z"), S("z")}));
}

TEST(ApplyUpdate, SetBeyondTheEndOfAListAppendsInTheOrderOfIndexes) {
  EXPECT_EQ(After("SET l[10] = :nine, l[5] = :s, l[7] = :n", "l"),
            L({N("1"), N("2"), N("3"), S("x"), N("5"), N("9")}));
  EXPECT_EQ(After("ADD l[5] :n SET l[4] = :l", "l"),
            L({N("1"), N("2"), N("3"), L({S("z")}), N("5")}));
}

TEST(ApplyUpdate, RemovedElementsAreThoseOfTheListAsItWas) {
  EXPECT_EQ(After("REMOVE l[0], l[1]", "l"), L({N("3")}));
  EXPECT_EQ(After("REMOVE l[1], l[0]", "l"), L({N("3")}));
  EXPECT_EQ(After("REMOVE l[9]", "l"), L({N("1"), N("2"), N("3")}));
  EXPECT_EQ(After("REMOVE l[0] SET l[1] = :nine", "l"), L({N("9"), N("3")}));
  EXPECT_EQ(After("REMOVE l[0] SET l[10] = :nine", "l"), L({N("2"), N("3"), N("9")}));
  // What was appended is not at the index that is removed: that was empty.
  EXPECT_EQ(After("SET l[10] = :nine REMOVE l[3]", "l"), L({N("1"), N("2"), N("3"), N("9")}));
  EXPECT_EQ(After("REMOVE l[0], l[1], l[2]", "l"), L({}));
}

// Removing from the outer list first would move the inner one away.
TEST(ApplyUpdate, RemovesFromListsInsideListsBesideTheirNeighbours) {
  const AttributeValue nested = L({N("0"), L({N("1"), N("2")}), N("3")});
  const Item old{{"l", nested}};
  const auto update = ParseShared(ParseUpdate, "REMOVE l[0], l[1][0]");
  ASSERT_TRUE(update);
  const auto item = ApplyUpdate(*update, old);
  ASSERT_TRUE(item);
  EXPECT_EQ(*item, (Item{{"l", L({L({N("2")}), N("3")})}}));
}

TEST(ApplyUpdate, RemoveOfWhatIsNotThereChangesNothing) {
  for (const auto* text : {"REMOVE q", "REMOVE m.q", "REMOVE l[3]", "DELETE q :ss",
                           "DELETE m.q :ss", "DELETE l[9] :ss"}) {
    const auto item = Updated(text);
    ASSERT_TRUE(item) << text;
    EXPECT_EQ(*item, OldItem()) << text;
  }
}

TEST(ApplyUpdate, AddSumsNumbersUnitesSetsAndCreates) {
  EXPECT_EQ(After("ADD a :n", "a"), N("10"));
  EXPECT_EQ(After("ADD q :n", "q"), N("5"));
  EXPECT_EQ(After("ADD q :ss", "q"), SS({"a"}));
  EXPECT_EQ(After("ADD ss :v", "ss", {{":v", SS({"a", "c"})}}), SS({"a", "b", "c"}));
  EXPECT_EQ(After("ADD ns :v", "ns", {{":v", NS({"0", "1"})}}), NS({"0", "1", "2"}));
  EXPECT_EQ(After("ADD m.q :n", "m"), M({{"q", N("5")}, {"x", N("1")}, {"y", L({S("q")})}}));
  EXPECT_EQ(After("ADD l[0] :n", "l"), L({N("6"), N("2"), N("3")}));
}

TEST(ApplyUpdate, DeleteTakesMembersAndWithTheLastTheAttribute) {
  EXPECT_EQ(After("DELETE ss :ss", "ss"), SS({"b"}));
  EXPECT_EQ(After("DELETE ss :v", "ss", {{":v", SS({"a", "b", "c"})}}), std::nullopt);
  EXPECT_EQ(After("DELETE ns :v", "ns", {{":v", NS({"7"})}}), NS({"1", "2"}));
}

TEST(ApplyUpdate, OperandsMustExist) {
  for (const auto* text : {"SET a = q", "SET a = m.q", "SET a = l[7]", "SET a = q + :n",
                           "SET a = :n - q", "SET l = list_append(q, :l)"}) {
    EXPECT_EQ(Fault(text), kNoAttribute) << text;
  }
}

TEST(ApplyUpdate, OperandsMustHaveTheTypeOfTheOperator) {
  for (const auto* text :
       {"SET a = s + :n", "SET a = :n + l", "SET l = list_append(a, :l)",
        "SET a = if_not_exists(q, :s) + :n", "SET a = list_append(if_not_exists(q, :n), :l)",
        "ADD s :n", "ADD a :ss", "ADD ns :ss", "ADD l :ss", "DELETE ns :ss", "DELETE a :ss"}) {
    EXPECT_EQ(Fault(text), kWrongType) << text;
  }
}

TEST(ApplyUpdate, PathsMustLeadIntoADocumentOfTheirKind) {
  for (const auto* text :
       {"SET q.r = :n", "SET m.q.r = :n", "SET a.r = :n", "SET a[0] = :n", "SET l.r = :n",
        "SET m[0] = :n", "SET l[9].x = :n", "REMOVE q.r", "REMOVE a.r", "REMOVE l.x", "REMOVE q[0]",
        "REMOVE m.y[0].x", "ADD q.r :n", "DELETE q.r :ss", "DELETE a.x :ss"}) {
    EXPECT_EQ(Fault(text), kInvalidPath) << text;
  }
}

TEST(ApplyUpdate, SumsOutOfRangeOrOver38DigitsAreRefused) {
  EXPECT_EQ(Fault("ADD a :v", {{":v", N("1e100")}}),
            "Attempting to store more than 38 significant digits in a Number");
  EXPECT_EQ(Fault("SET a = :big + :big", {{":big", N("9e125")}}),
            "Number overflow. Attempting to store a number with magnitude larger than supported "
            "range");
  EXPECT_EQ(Fault("SET a = :x - :y", {{":x", N("1.1e-130")}, {":y", N("1e-130")}}),
            "Number underflow. Attempting to store a number with magnitude smaller than supported "
            "range");
}

TEST(ApplyUpdate, DocumentsNestNoDeeperThanAnItemMay) {
  AttributeValue deep = L({});
  for (int i = 0; i < 30; ++i) deep = M({{"a", deep}});
  EXPECT_EQ(Fault("SET q = :v", {{":v", deep}}), "");
  EXPECT_EQ(Fault("SET m.x = :v", {{":v", deep}}), "Nesting Levels have exceeded supported limits");
  EXPECT_EQ(Fault("SET q = :v", {{":v", M({{"a", deep}})}}),
            "Nesting Levels have exceeded supported limits");
}

// What UPDATED_OLD and UPDATED_NEW answer: of the old or the new item what the update named.
TEST(ApplyUpdate, TouchedPathsProjectOldAndNew) {
  const auto update = ParseShared(
      ParseUpdate, "SET m.x = :nine, l[1] = :n, q = :n REMOVE ss ADD a :n DELETE ns :ns");
  ASSERT_TRUE(update);
  const auto item = ApplyUpdate(*update, OldItem());
  ASSERT_TRUE(item);
  const Projection touched = TouchedPaths(*update);
  EXPECT_EQ(Project(touched, OldItem()), (Item{{"a", N("5")},
                                               {"l", L({N("2")})},
                                               {"m", M({{"x", N("1")}})},
                                               {"ns", NS({"1", "2"})},
                                               {"ss", SS({"a", "b"})}}));
  EXPECT_EQ(Project(touched, *item), (Item{{"a", N("10")},
                                           {"l", L({N("5")})},
                                           {"m", M({{"x", N("9")}})},
                                           {"ns", NS({"2"})},
                                           {"q", N("5")}}));
}

}  // namespace
}  // namespace flavorbot::expression
