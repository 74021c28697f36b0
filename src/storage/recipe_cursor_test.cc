#include "storage/recipe_cursor.h"

#include <gtest/gtest.h>

#include "base/encoding.h"

namespace flavorbot::storage {
namespace {

TEST(RecipeCursor, ComesBackAsTheSortKey) {
  EXPECT_EQ(DecodeRecipeCursor(EncodeRecipeCursor("RECIPE#1763845200000")), "RECIPE#1763845200000");
  EXPECT_EQ(DecodeRecipeCursor(EncodeRecipeCursor("RECIPE#ü")), "RECIPE#ü");
}

// Whatever a client makes up, the key it leads to is one of a recipe, and the partition isn't in
// it.
TEST(RecipeCursor, ForgedTextLeadsToARecipeKeyOrNowhere) {
  EXPECT_EQ(DecodeRecipeCursor(base::Base64UrlEncode("1:USER#x")), "RECIPE#USER#x");
  EXPECT_EQ(DecodeRecipeCursor(base::Base64UrlEncode("2:12")), std::nullopt);
  EXPECT_EQ(DecodeRecipeCursor(base::Base64UrlEncode("1:")), std::nullopt);
  EXPECT_EQ(DecodeRecipeCursor(base::Base64UrlEncode("1:\xff")), std::nullopt);
  EXPECT_EQ(DecodeRecipeCursor(""), std::nullopt);
  EXPECT_EQ(DecodeRecipeCursor("not base64!"), std::nullopt);
}

TEST(RecipeCursor, KeyOfMoreThan1024BytesIsRefused) {
  const std::string longest(1024 - 7, '1');
  EXPECT_TRUE(DecodeRecipeCursor(base::Base64UrlEncode("1:" + longest)).has_value());
  EXPECT_EQ(DecodeRecipeCursor(base::Base64UrlEncode("1:" + longest + "1")), std::nullopt);
}

}  // namespace
}  // namespace flavorbot::storage
