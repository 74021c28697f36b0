#include "app/search/query_word.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace flavorbot::app::search {
namespace {

Token TokenOf(std::u32string_view letters) {
  Token token{.letters = letters};
  for (const char32_t c : letters) token.letter_bits |= LetterBit(c);
  return token;
}

Fit FitOf(std::u32string_view word, std::u32string_view token) {
  return QueryWord(TokenOf(word)).FitOf(TokenOf(token));
}

TEST(QueryWord, FitsTheSameWordAndBeginnings) {
  EXPECT_EQ(FitOf(U"egg", U"egg"), Fit::kSame);
  EXPECT_EQ(FitOf(U"egg", U"eggplant"), Fit::kBeginning);
  EXPECT_EQ(FitOf(U"eggplant", U"egg"), Fit::kNone);
  EXPECT_EQ(FitOf(U"gg", U"eggs"), Fit::kNone) << "the middle of a word is no beginning";
}

TEST(QueryWord, OneTypoFromFourLetters) {
  EXPECT_EQ(FitOf(U"pasa", U"pasta"), Fit::kTypo) << "one too few";
  EXPECT_EQ(FitOf(U"passta", U"pasta"), Fit::kTypo) << "one too many";
  EXPECT_EQ(FitOf(U"pesta", U"pasta"), Fit::kTypo) << "one wrong";
  EXPECT_EQ(FitOf(U"psata", U"pasta"), Fit::kTypo) << "two swapped";
  EXPECT_EQ(FitOf(U"apsta", U"pasta"), Fit::kTypo) << "the first two swapped";
  EXPECT_EQ(FitOf(U"egs", U"eggs"), Fit::kNone) << "three letters are typed right";
  EXPECT_EQ(FitOf(U"pesto", U"pasta"), Fit::kNone) << "two typos in five letters";
}

TEST(QueryWord, TwoTyposFromEightLetters) {
  EXPECT_EQ(FitOf(U"chocolat", U"chocolate"), Fit::kBeginning);
  EXPECT_EQ(FitOf(U"chocolet", U"chocolate"), Fit::kBeginningWithTypo);
  EXPECT_EQ(FitOf(U"choccolatte", U"chocolate"), Fit::kTwoTypos);
  EXPECT_EQ(FitOf(U"zuchini", U"zucchini"), Fit::kTypo);
  EXPECT_EQ(FitOf(U"zuchinni", U"zucchini"), Fit::kTwoTypos);
}

TEST(QueryWord, BeginningWithTypoNeedsTheFirstLetterRight) {
  EXPECT_EQ(FitOf(U"spagetti", U"spaghettini"), Fit::kBeginningWithTypo);
  EXPECT_EQ(FitOf(U"brocoli", U"broccolini"), Fit::kBeginningWithTypo);
  EXPECT_EQ(FitOf(U"xhoco", U"chocolate"), Fit::kNone);
}

TEST(QueryWord, NumbersAreTypedRight) {
  EXPECT_EQ(FitOf(U"1000", U"1009"), Fit::kNone);
  EXPECT_EQ(FitOf(U"1000", U"1000"), Fit::kSame);
}

TEST(QueryWord, OtherScriptsHaveTyposToo) {
  EXPECT_EQ(FitOf(U"борщ", U"борш"), Fit::kTypo);
  EXPECT_EQ(FitOf(U"σουβλακι", U"σουβλκι"), Fit::kTypo);
}

TEST(QueryWord, WordsOfTheLongestLengthCompare) {
  const std::u32string longest(kMaxWordLength, U'a');
  EXPECT_EQ(FitOf(longest, longest), Fit::kSame);
  std::u32string typo = longest;
  typo[63] = U'b';
  EXPECT_EQ(FitOf(typo, longest), Fit::kTypo);
}

// The textbook matrix, to hold the bit-parallel one against.
std::size_t Distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min(
          {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

Fit FitByMatrix(std::u32string_view word, std::u32string_view token) {
  if (word == token) return Fit::kSame;
  if (token.starts_with(word)) return Fit::kBeginning;
  const std::size_t most = word.size() < 4 ? 0 : word.size() < 8 ? 1 : 2;
  const std::size_t whole = Distance(word, token);
  Fit fit = Fit::kNone;
  if (whole <= most) fit = whole == 1 ? Fit::kTypo : Fit::kTwoTypos;
  if (word.front() != token.front()) return fit;
  std::size_t best = whole;
  for (std::size_t n = 1; n <= token.size(); ++n) {
    best = std::min(best, Distance(word, token.substr(0, n)));
  }
  if (best > most) return fit;
  return std::max(fit, best == 1 ? Fit::kBeginningWithTypo : Fit::kBeginningWithTwoTypos);
}

// Few letters, so that near words are common; both the prefilter and the bit vectors are under
// test.
TEST(QueryWord, AgreesWithTheDistanceMatrixOnRandomWords) {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> length(1, 13);
  std::uniform_int_distribution<int> letter(0, 3);
  constexpr char32_t kLetters[] = {U'a', U'b', U'c', U'щ'};
  const auto word = [&] {
    std::u32string letters;
    for (int n = length(random); n > 0; --n) letters += kLetters[letter(random)];
    return letters;
  };
  int near = 0;
  for (int i = 0; i < 30'000; ++i) {
    const std::u32string a = word();
    const std::u32string b = word();
    const Fit expected = FitByMatrix(a, b);
    ASSERT_EQ(FitOf(a, b), expected) << "round " << i;
    if (expected != Fit::kNone) ++near;
  }
  EXPECT_GT(near, 500) << "the words are too unlike to tell";
}

}  // namespace
}  // namespace flavorbot::app::search
