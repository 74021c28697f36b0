#include "storage/item_kind.h"

#include <gtest/gtest.h>

#include "storage/keys.h"

namespace flavorbot::storage {
namespace {

ItemKind KindOfKey(const Key& key) { return KindOf(key.partition_key, key.sort_key); }

TEST(ItemKind, IsToldByTheKeysThatStoresMake) {
  EXPECT_EQ(KindOfKey(ProfileKey("u")), ItemKind::kUser);
  EXPECT_EQ(KindOfKey(RecipeKey("u", 1)), ItemKind::kRecipe);
  EXPECT_EQ(KindOfKey(DeletedRecipeKey("u", 1)), ItemKind::kDeletedRecipe);
  EXPECT_EQ(KindOfKey(UsageKey("u", "2026-11")), ItemKind::kUsage);
  EXPECT_EQ(KindOfKey(SessionKey("s")), ItemKind::kSession);
  EXPECT_EQ(KindOfKey(UserSessionKey("u", "s")), ItemKind::kListedSession);
  EXPECT_EQ(KindOfKey(EmailGuardKey("a@b.de")), ItemKind::kEmailGuard);
  EXPECT_EQ(KindOfKey(SignInFailuresKey("a@b.de")), ItemKind::kSignInFailures);
  EXPECT_EQ(KindOfKey(TokenKey(TokenKind::kReset, "t")), ItemKind::kToken);
  EXPECT_EQ(KindOfKey(DeletionKey("u")), ItemKind::kDeletion);
  EXPECT_EQ(KindOfKey(ConversationKey("u", "c")), ItemKind::kConversation);
  EXPECT_EQ(KindOfKey(MessageKey("u", "c", "0001")), ItemKind::kMessage);
  EXPECT_EQ(KindOfKey(AskedKey("u", "k")), ItemKind::kAsked);
  EXPECT_EQ(KindOfKey(ChefTokensKey("2026-11")), ItemKind::kChefTokens);
  EXPECT_EQ(KindOf(MealPlanPartition("u"), "DATE#2026-11-26#ENTRY#1"), ItemKind::kMealPlanEntry);
  EXPECT_EQ(KindOf("USER#u", "GROCERY#1"), ItemKind::kGroceryItem);
  EXPECT_EQ(KindOf("USER#u", "SAVED_GROCERY_LIST"), ItemKind::kSavedGroceryList);
  EXPECT_EQ(KindOf("SEARCH#soup", "RECIPE#1"), ItemKind::kSearchWord);
}

TEST(ItemKind, OfWhatNobodyKnowsIsOther) {
  EXPECT_EQ(KindOf("USER#u", "HAT"), ItemKind::kOther);
  EXPECT_EQ(KindOf("", ""), ItemKind::kOther);
}

}  // namespace
}  // namespace flavorbot::storage
