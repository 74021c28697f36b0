#include "app/text_rules.h"

#include <gtest/gtest.h>

namespace flavorbot::app {
namespace {

TEST(TextRules, BlanksOfAnyScriptAreTrimmed) {
  EXPECT_EQ(TrimBlanks(" \t\xC2\xA0"
                       "Ana Maria\xE3\x80\x80\r\n"),
            "Ana Maria");
  EXPECT_EQ(TrimBlanks(" \n "), "");
}

// The last byte of "à" is that of a no-break space.
TEST(TextRules, TrimmingLeavesOtherCharactersWhole) {
  EXPECT_EQ(TrimBlanks("\xC3\xA0"), "\xC3\xA0");
}

TEST(TextRules, LengthCountsCodePoints) {
  EXPECT_EQ(TextProblem("\xC3\xA9\xC3\xA9", 2, Lines::kOne), std::nullopt);
  EXPECT_EQ(TextProblem("\xC3\xA9\xC3\xA9\xC3\xA9", 2, Lines::kOne),
            "Must be at most 2 characters long");
}

TEST(TextRules, LineEndsAreControlCharactersInOneLine) {
  EXPECT_EQ(TextProblem("a\nb", 9, Lines::kMany), std::nullopt);
  EXPECT_EQ(TextProblem("a\nb", 9, Lines::kOne), "Must not contain control characters");
  EXPECT_EQ(TextProblem(std::string_view("a\0b", 3), 9, Lines::kMany),
            "Must not contain control characters");
}

TEST(TextRules, ControlCharactersBeyondAsciiAreRefused) {
  EXPECT_EQ(TextProblem("a\u0085", 9, Lines::kMany), "Must not contain control characters");
  EXPECT_EQ(TextProblem("\u009F", 9, Lines::kMany), "Must not contain control characters");
  EXPECT_EQ(TextProblem("\u00A1Hola!", 9, Lines::kOne), std::nullopt);
}

}  // namespace
}  // namespace flavorbot::app
