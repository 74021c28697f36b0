#include "app/recipes/text_rules.h"

#include <gtest/gtest.h>

namespace flavorbot::app::recipes {
namespace {

using namespace std::string_literals;

TEST(TextRules, BlanksAroundATextAreTakenAway) {
  EXPECT_EQ(NormaliseText(" \t\n\u00A0\u3000 a b \u3000 \u00A0\r\n", TextForm::kLine), "a b");
  EXPECT_EQ(NormaliseText(" \n ", TextForm::kParagraph), "");
}

TEST(TextRules, TextIsStoredComposed) {
  EXPECT_EQ(NormaliseText("Cre\u0300me", TextForm::kLine), "Cr\u00E8me");
  EXPECT_EQ(NormaliseText("Cr\u00E8me", TextForm::kLine), "Cr\u00E8me");
  EXPECT_EQ(NormaliseText("🍲 麻婆豆腐", TextForm::kLine), "🍲 麻婆豆腐");
}

TEST(TextRules, LineHasNoBreaksAndParagraphKeepsThem) {
  EXPECT_EQ(NormaliseText("2\tcups\r\nflour", TextForm::kLine), "2 cups flour");
  EXPECT_EQ(NormaliseText("one\r\ntwo\rthree\tx", TextForm::kParagraph), "one\ntwo\nthree\tx");
}

TEST(TextRules, ControlCharactersAreRefused) {
  for (const auto& text : {"a\0b"s, "a\x1b[0m"s, "\x7f"s, "a\u0085"s, "\u009F"s}) {
    EXPECT_EQ(NormaliseText(text, TextForm::kParagraph), std::nullopt);
  }
  EXPECT_EQ(NormaliseText("\u00A1Hola!", TextForm::kLine), "\u00A1Hola!");
}

}  // namespace
}  // namespace flavorbot::app::recipes
