#include "storage/keys.h"

#include <gtest/gtest.h>

namespace flavorbot::storage {
namespace {

Key Pair(std::string partition_key, std::string sort_key) {
  return {std::move(partition_key), std::move(sort_key)};
}

// The Node version reads and writes these too.
TEST(Keys, SharedKindsHaveTheNodeVersionsKeys) {
  EXPECT_EQ(ProfileKey("u1"), Pair("USER#u1", "PROFILE"));
  EXPECT_EQ(RecipeKey("u1", 1795390080123), Pair("USER#u1", "RECIPE#1795390080123"));
  EXPECT_EQ(UsageKey("u1", "2026-11"), Pair("USER#u1", "USAGE#2026-11"));
  EXPECT_EQ(MealPlanPartition("u1"), "USER#u1#MEALPLAN");
}

TEST(Keys, NewKindsHaveTheirOwn) {
  EXPECT_EQ(DeletedRecipeKey("u1", 7), Pair("USER#u1", "DELETED#RECIPE#7"));
  EXPECT_EQ(SessionKey("k"), Pair("SESSION#k", "DATA"));
  EXPECT_EQ(UserSessionKey("u1", "k"), Pair("USER#u1", "SESSION#k"));
  EXPECT_EQ(EmailGuardKey("ana@example.com"), Pair("EMAIL#ana@example.com", "USER"));
  EXPECT_EQ(TokenKey(TokenKind::kVerify, "t"), Pair("TOKEN#t", "VERIFY"));
  EXPECT_EQ(TokenKey(TokenKind::kReset, "t"), Pair("TOKEN#t", "RESET"));
  EXPECT_EQ(TokenKey(TokenKind::kEmailChange, "t"), Pair("TOKEN#t", "EMAIL"));
  EXPECT_EQ(DeletionKey("u1"), Pair("DELETIONS", "USER#u1"));
}

TEST(Keys, SecretKeyIsBase64UrlOfSha256) {
  EXPECT_EQ(SecretKey("abc"), "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
}

TEST(Keys, FailedSignInsDoNotSpellTheAddress) {
  EXPECT_EQ(SignInFailuresKey("abc"),
            Pair("LOCKOUT#ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0", "SIGN_IN"));
}

TEST(Keys, AfterPrefixWantsSomethingBehindThePrefix) {
  EXPECT_EQ(AfterPrefix("RECIPE#12", kRecipePrefix), "12");
  EXPECT_EQ(AfterPrefix("RECIPE#", kRecipePrefix), std::nullopt);
  EXPECT_EQ(AfterPrefix("DELETED#RECIPE#12", kRecipePrefix), std::nullopt);
}

}  // namespace
}  // namespace flavorbot::storage
