#include "app/chef/words.h"

#include <gmock/gmock.h>

namespace flavorbot::app::chef {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> TextsOf(std::string_view text) {
  std::vector<std::string> texts;
  for (const Word& word : WordsOf(text)) texts.push_back(word.text);
  return texts;
}

TEST(Words, AreFoldedAndWithoutApostrophes) {
  EXPECT_THAT(TextsOf("I don’t like Crème fraîche (30%)!"),
              ElementsAre("i", "dont", "like", "creme", "fraiche", "30"));
  EXPECT_THAT(TextsOf(""), ElementsAre());
  EXPECT_THAT(TextsOf("a\xff\xfe b"), ElementsAre("a", "b"));
}

TEST(Words, KnowTheirPlaces) {
  const std::string_view text = "no jalapeños, please";
  const auto words = WordsOf(text);
  ASSERT_EQ(words.size(), 3U);
  EXPECT_EQ(text.substr(words[1].begin, words[1].end - words[1].begin), "jalapeños");
}

TEST(Words, SingularAndPluralHaveOneStem) {
  for (const auto& [one, many] :
       std::vector<std::pair<std::string, std::string>>{{"tomato", "tomatoes"},
                                                        {"berry", "berries"},
                                                        {"peach", "peaches"},
                                                        {"egg", "eggs"},
                                                        {"radish", "radishes"},
                                                        {"olive", "olives"},
                                                        {"couscous", "couscous"},
                                                        {"watercress", "watercress"},
                                                        {"hummus", "hummus"}}) {
    EXPECT_EQ(StemOf(one), StemOf(many));
  }
}

TEST(Words, AreJoinedWhereTheyMayBeOneName) {
  for (const std::string_view text : {"garlic salt", "garlic-salt", "garlic  salt",
                                      "garlic **salt**", "garlic \u200bsalt", "garlic\u00a0salt"}) {
    EXPECT_TRUE(WordsOf(text).at(1).is_joined) << text;
  }
  for (const std::string_view text : {"garlic, salt", "garlic,salt", "garlic. Salt",
                                      "- garlic\n- salt", "garlic\n\nsalt", "garlic (salt)"}) {
    EXPECT_FALSE(WordsOf(text).at(1).is_joined) << text;
  }
}

TEST(Words, AreEndedBySeparatorsOnly) {
  for (const std::string_view gap : {" ", ",", "\u200b ", "\n"}) EXPECT_TRUE(EndsWord(gap)) << gap;
  for (const std::string_view gap : {"", "\u200b", "\u0301", "'", "’"}) {
    EXPECT_FALSE(EndsWord(gap)) << gap;
  }
}

TEST(Words, SpellingDistanceCountsSwappedNeighboursOnce) {
  EXPECT_EQ(SpellingDistance("chickpea", "chickpea", 2), 0U);
  EXPECT_EQ(SpellingDistance("chikcpea", "chickpea", 2), 1U);
  EXPECT_EQ(SpellingDistance("zuchini", "zucchini", 2), 1U);
  EXPECT_EQ(SpellingDistance("brocolli", "broccoli", 2), 2U);
  EXPECT_EQ(SpellingDistance("", "ab", 2), 2U);
  EXPECT_EQ(SpellingDistance("bean", "beef", 1), 2U);
  EXPECT_EQ(SpellingDistance("potato", "tomato", 1), 2U);
}

}  // namespace
}  // namespace flavorbot::app::chef
