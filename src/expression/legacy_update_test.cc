#include "expression/legacy_update.h"

#include <gtest/gtest.h>

#include "expression/apply_update.h"
#include "expression/expression_cases.h"

namespace flavorbot::expression {
namespace {

using dynamodb::AttributeAction;
using dynamodb::AttributeUpdates;
using dynamodb::Item;
using enum AttributeAction;

const Item& OldItem() {
  static const Item item{{"n", N("5")}, {"ss", SS({"x", "y"})}, {"l", L({N("1")})}};
  return item;
}

dynamodb::Result<Item> Updated(const AttributeUpdates& updates) {
  const auto update = FromAttributeUpdates(updates);
  if (!update) return std::unexpected(update.error());
  return ApplyUpdate(**update, OldItem());
}

TEST(LegacyUpdate, PutIsTheActionOfUpdatesWithoutOne) {
  const auto item = Updated({{"n", {.value = S("x")}}, {"a.b", {.value = N("1")}}});
  ASSERT_TRUE(item);
  EXPECT_EQ(*item->Find("n"), S("x"));
  EXPECT_EQ(*item->Find("a.b"), N("1"));
}

TEST(LegacyUpdate, AddAppendsToListsToo) {
  const auto item = Updated({{"n", {N("2"), kAdd}},
                             {"ss", {SS({"y", "z"}), kAdd}},
                             {"l", {L({N("1"), S("q")}), kAdd}},
                             {"new", {L({N("7")}), kAdd}}});
  ASSERT_TRUE(item);
  EXPECT_EQ(*item->Find("n"), N("7"));
  EXPECT_EQ(*item->Find("ss"), SS({"x", "y", "z"}));
  EXPECT_EQ(*item->Find("l"), L({N("1"), N("1"), S("q")}));
  EXPECT_EQ(*item->Find("new"), L({N("7")}));
}

TEST(LegacyUpdate, DeleteTakesMembersOrTheAttribute) {
  const auto item = Updated({{"ss", {SS({"x", "q"}), kDelete}}, {"n", {{}, kDelete}}});
  ASSERT_TRUE(item);
  EXPECT_EQ(*item->Find("ss"), SS({"y"}));
  EXPECT_EQ(item->Find("n"), nullptr);
}

TEST(LegacyUpdate, OtherTypesThanTheItemsAreAMismatch) {
  EXPECT_EQ(Updated({{"n", {SS({"x"}), kAdd}}}).error().message,
            "Type mismatch for attribute to update");
  EXPECT_EQ(Updated({{"l", {SS({"x"}), kDelete}}}).error().message,
            "Type mismatch for attribute to update");
}

TEST(LegacyUpdate, NothingToUpdateIsNoUpdate) {
  EXPECT_FALSE(FromAttributeUpdates({})->has_value());
}

}  // namespace
}  // namespace flavorbot::expression
