#include "cli/cost/key_family.h"

#include <gtest/gtest.h>

#include "storage/keys.h"

namespace flavorbot::cli::cost {
namespace {

TEST(KeyFamily, WhatNamesAPersonOrAThingIsLeftOut) {
  EXPECT_EQ(FamilyOf("USER#tz4a98xxat96iws9zmbrgj3a"), "USER#…");
  EXPECT_EQ(FamilyOf(storage::MealPlanPartition("tz4a98xx")), "USER#…#MEALPLAN");
  EXPECT_EQ(FamilyOf(storage::RecipeKey("u", 1763845200000).sort_key), "RECIPE#…");
  EXPECT_EQ(FamilyOf(storage::DeletedRecipeKey("u", 12).sort_key), "DELETED#RECIPE#…");
  EXPECT_EQ(FamilyOf(storage::UsageKey("u", "2026-11").sort_key), "USAGE#…");
}

TEST(KeyFamily, KeysOfFixedWordsAreThemselves) {
  EXPECT_EQ(FamilyOf(storage::DeletionsPartition()), "DELETIONS");
  EXPECT_EQ(FamilyOf(storage::kProfileSortKey), "PROFILE");
  EXPECT_EQ(FamilyOf(storage::kSavedGroceryListSortKey), "SAVED_GROCERY_LIST");
}

}  // namespace
}  // namespace flavorbot::cli::cost
