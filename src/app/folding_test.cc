#include "app/folding.h"

#include <gtest/gtest.h>

#include <string>

namespace flavorbot::app {
namespace {

std::u32string Folded(char32_t code_point) {
  const FoldedCodePoint folded = FoldCodePoint(code_point);
  return std::u32string(folded.code_points.data(), folded.count);
}

TEST(Folding, AccentsAndCaseOfLatinLettersVanish) {
  EXPECT_EQ(Folded(U'É'), U"e");
  EXPECT_EQ(Folded(U'ç'), U"c");
  EXPECT_EQ(Folded(U'Ñ'), U"n");
  EXPECT_EQ(Folded(U'ế'), U"e");
  EXPECT_EQ(FoldCodePoint(0x0301).kind, FoldedKind::kDropped);
}

TEST(Folding, LettersWithoutDecompositionBecomeTheirLookAlike) {
  EXPECT_EQ(Folded(U'ß'), U"ss");
  EXPECT_EQ(Folded(U'Ø'), U"o");
  EXPECT_EQ(Folded(U'Ł'), U"l");
  EXPECT_EQ(Folded(U'Æ'), U"ae");
  EXPECT_EQ(Folded(U'œ'), U"oe");
  EXPECT_EQ(Folded(U'ı'), U"i");
  EXPECT_EQ(Folded(U'İ'), U"i");
}

TEST(Folding, CompatibilityFormsBecomePlain) {
  EXPECT_EQ(Folded(U'Ａ'), U"a");
  EXPECT_EQ(Folded(U'ﬁ'), U"fi");
  EXPECT_EQ(Folded(U'㎏'), U"kg");
  EXPECT_EQ(Folded(U'½'), (std::u32string{U'1', 0, U'2'}));
}

TEST(Folding, OtherScriptsKeepTheirLettersWithoutCaseAndAccents) {
  EXPECT_EQ(Folded(U'Б'), U"б");
  EXPECT_EQ(Folded(U'Ё'), U"е");
  EXPECT_EQ(Folded(U'Ώ'), U"ω");
  EXPECT_EQ(Folded(U'ς'), U"σ");
  EXPECT_EQ(FoldCodePoint(0x05B7).kind, FoldedKind::kDropped) << "a Hebrew point";
  EXPECT_EQ(FoldCodePoint(0x064E).kind, FoldedKind::kDropped) << "an Arabic vowel mark";
}

// A vowel sign is a letter to those who read Hindi: "दाल" without it is another word.
TEST(Folding, VowelSignsOfIndicScriptsStay) {
  EXPECT_EQ(Folded(0x0940), (std::u32string{0x0940}));
  EXPECT_EQ(FoldCodePoint(0x0940).kind, FoldedKind::kWord);
}

TEST(Folding, ScriptsWithoutBlanksAreMarkedUnspaced) {
  EXPECT_EQ(FoldCodePoint(U'豆').kind, FoldedKind::kUnspaced);
  EXPECT_EQ(FoldCodePoint(U'ラ').kind, FoldedKind::kUnspaced);
  EXPECT_EQ(FoldCodePoint(U'ー').kind, FoldedKind::kUnspaced);
  EXPECT_EQ(FoldCodePoint(U'ผ').kind, FoldedKind::kUnspaced);
  EXPECT_EQ(FoldCodePoint(U'김').kind, FoldedKind::kWord);
  EXPECT_EQ(FoldCodePoint(0x20000).kind, FoldedKind::kUnspaced) << "beyond the first plane";
}

TEST(Folding, PunctuationSeparatesAndInvisibleCharactersVanish) {
  EXPECT_EQ(FoldCodePoint(U'—').kind, FoldedKind::kSeparator);
  EXPECT_EQ(FoldCodePoint(0x00A0).kind, FoldedKind::kSeparator) << "no-break space";
  EXPECT_EQ(FoldCodePoint(U'’').kind, FoldedKind::kSeparator);
  EXPECT_EQ(FoldCodePoint(0x00AD).kind, FoldedKind::kDropped) << "soft hyphen";
  EXPECT_EQ(FoldCodePoint(0x1F372).kind, FoldedKind::kSeparator) << "pot of food";
  EXPECT_EQ(FoldCodePoint(0x10FFFF).kind, FoldedKind::kSeparator);
}

// The table for ASCII is written by hand; ICU has to agree with it.
TEST(Folding, AsciiTableIsWhatIcuSays) {
  for (char32_t c = 0; c < 128; ++c) {
    const FoldedCodePoint folded = FoldCodePoint(c);
    const auto by_table = static_cast<char32_t>(kFoldedAscii[c]);
    if (folded.kind == FoldedKind::kWord) {
      EXPECT_EQ(folded.code_points[0], by_table) << "at " << static_cast<unsigned>(c);
    } else {
      EXPECT_EQ(by_table, U'\0') << "at " << static_cast<unsigned>(c);
    }
  }
}

}  // namespace
}  // namespace flavorbot::app
