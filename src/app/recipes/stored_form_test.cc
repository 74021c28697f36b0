#include "app/recipes/stored_form.h"

#include <gtest/gtest.h>

namespace flavorbot::app::recipes {
namespace {

TEST(StoredForm, HasNoBlanksAround) {
  EXPECT_EQ(StoredForm(" \t\n\u00A0\u3000 a b \u3000 \u00A0\r\n", Lines::kOne), "a b");
  EXPECT_EQ(StoredForm(" \n ", Lines::kMany), "");
}

TEST(StoredForm, IsComposed) {
  EXPECT_EQ(StoredForm("Cre\u0300me", Lines::kOne), "Cr\u00E8me");
  EXPECT_EQ(StoredForm("Cr\u00E8me", Lines::kOne), "Cr\u00E8me");
  EXPECT_EQ(StoredForm("🍲 麻婆豆腐", Lines::kOne), "🍲 麻婆豆腐");
}

TEST(StoredForm, OneLineHasNoBreaksAndManyLinesKeepThem) {
  EXPECT_EQ(StoredForm("2\tcups\r\nflour", Lines::kOne), "2 cups flour");
  EXPECT_EQ(StoredForm("one\r\ntwo\rthree\tx", Lines::kMany), "one\ntwo\nthree\tx");
}

}  // namespace
}  // namespace flavorbot::app::recipes
