#include "app/search/token_stream.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace flavorbot::app::search {
namespace {

std::vector<std::u32string> Tokens(std::string_view text, TokensOf what = TokensOf::kText) {
  std::vector<std::u32string> tokens;
  ForEachToken(text, what, [&](const Token& token) { tokens.emplace_back(token.letters); });
  return tokens;
}

using Words = std::vector<std::u32string>;

TEST(TokenStream, WordsAreRunsOfFoldedLettersAndDigits) {
  EXPECT_EQ(Tokens("Crème brûlée, 2 EGGS & 1½ cups!"),
            (Words{U"creme", U"brulee", U"2", U"eggs", U"11", U"2", U"cups"}));
  EXPECT_EQ(Tokens("d'ail stir-fry"), (Words{U"d", U"ail", U"stir", U"fry"}));
}

TEST(TokenStream, ComposedAndDecomposedAccentsGiveTheSameWord) {
  EXPECT_EQ(Tokens("cr\u00e8me"), Tokens("cre\u0300me"));
}

TEST(TokenStream, EmptyAndBlankTextsHaveNoWords) {
  EXPECT_TRUE(Tokens("").empty());
  EXPECT_TRUE(Tokens(" \t\n ... — ").empty());
}

TEST(TokenStream, UnspacedScriptsAreCutIntoOverlappingPairs) {
  EXPECT_EQ(Tokens("麻婆豆腐"), (Words{U"麻婆", U"婆豆", U"豆腐", U"腐"}));
  EXPECT_EQ(Tokens("麻婆豆腐", TokensOf::kQuery), (Words{U"麻婆", U"婆豆", U"豆腐"}));
  EXPECT_EQ(Tokens("麻", TokensOf::kQuery), (Words{U"麻"}));
  EXPECT_EQ(Tokens("鶏 tofu 豆腐 x", TokensOf::kQuery), (Words{U"鶏", U"tofu", U"豆腐", U"x"}));
  EXPECT_EQ(Tokens("tofu豆腐tofu"), (Words{U"tofu", U"豆腐", U"腐", U"tofu"}));
}

TEST(TokenStream, MalformedBytesSeparateWords) {
  EXPECT_EQ(Tokens("ab\xff"
                   "cd\xc3"),
            (Words{U"ab", U"cd"}));
  EXPECT_EQ(Tokens("ab\xe2\x82"), (Words{U"ab"}));
}

TEST(TokenStream, WordsAreCutAtTheirLongestLength) {
  const auto tokens = Tokens(std::string(1000, 'A') + " b");
  ASSERT_EQ(tokens.size(), 2u);
  EXPECT_EQ(tokens[0], std::u32string(kMaxWordLength, U'a'));
}

TEST(TokenStream, LetterBitsAreThoseOfTheLetters) {
  ForEachToken("abba", TokensOf::kText, [](const Token& token) {
    EXPECT_EQ(token.letter_bits, LetterBit(U'a') | LetterBit(U'b'));
  });
}

}  // namespace
}  // namespace flavorbot::app::search
