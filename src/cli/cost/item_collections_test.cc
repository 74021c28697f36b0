#include "cli/cost/item_collections.h"

#include <gtest/gtest.h>

#include "cli/cost/measured_for_test.h"

namespace flavorbot::cli::cost {
namespace {

UsageProfile UsedAMonth(double times) {
  return {.description = "", .account_age_months = 12, .per_user_month = {{"uses", times}}};
}

ItemCollection CollectionOf(ItemKind kind, ItemChange change, double times_a_month) {
  const auto collections =
      CollectionsOf(MadeUp({.items = {{std::move(kind), change}}}), UsedAMonth(times_a_month));
  return collections.size() == 1 ? collections.front() : ItemCollection{};
}

TEST(ItemCollections, WhatIsKeptForGoodGathersForAsLongAsTheAccountIsUsed) {
  const auto recipes =
      CollectionOf({"USER#…", "RECIPE#…"}, {.items = 1, .bytes = 900}, /*times_a_month=*/4);
  EXPECT_DOUBLE_EQ(recipes.items_per_user, 48);
  EXPECT_DOUBLE_EQ(recipes.bytes_per_item, 900);
  EXPECT_DOUBLE_EQ(recipes.billed_bytes_per_user(), 48 * 1000);
  EXPECT_EQ(recipes.grows, "with use, for good");
  EXPECT_TRUE(recipes.is_in_user_partition());
}

TEST(ItemCollections, OfWhatExpiresThereIsWhatIsAddedWithinItsLifetime) {
  const auto sessions = CollectionOf(
      {"SESSION#…", "DATA"}, {.items = 1, .bytes = 300, .lifetime = std::chrono::hours{73}}, 10);
  EXPECT_DOUBLE_EQ(sessions.items_per_user, 1);
  EXPECT_EQ(sessions.grows, "no: with use, but gone after 73 h");
}

TEST(ItemCollections, SomeItemsAreOneAPersonOrOneAMonthHoweverOftenTheyAreWritten) {
  EXPECT_EQ(CollectionOf({"USER#…", "PROFILE"}, {.items = 1, .bytes = 1}, 9).items_per_user, 1);
  EXPECT_EQ(CollectionOf({"USER#…", "USAGE#…"}, {.items = 1, .bytes = 1}, 9).items_per_user, 12);
}

TEST(ItemCollections, AnAccountThatIsDeletedIsAUserLessNotLessOfAUser) {
  const auto collections =
      CollectionsOf(MadeUp({.items = {{{"USER#…", "PROFILE"}, {.items = -1, .bytes = -300}},
                                      {{"USER#…", "RECIPE#…"}, {.items = -50, .bytes = -9}}}}),
                    UsedAMonth(1));
  EXPECT_TRUE(collections.empty());
}

}  // namespace
}  // namespace flavorbot::cli::cost
