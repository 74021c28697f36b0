#include "app/search/query.h"

#include <gtest/gtest.h>

#include <string>

namespace flavorbot::app::search {
namespace {

TEST(Query, BlankTextIsAnError) {
  EXPECT_EQ(Query::Parse("").error(), QueryError::kBlank);
  EXPECT_EQ(Query::Parse(" \t\n").error(), QueryError::kBlank);
}

TEST(Query, TextOf201CharactersIsTooLongAndBytesDoNotCount) {
  std::string umlauts;
  for (int i = 0; i < 200; ++i) umlauts += "ü";
  EXPECT_TRUE(Query::Parse(umlauts).has_value());
  EXPECT_TRUE(Query::Parse("  " + umlauts + "  ").has_value()) << "blanks around it don't count";
  EXPECT_EQ(Query::Parse(umlauts + "u").error(), QueryError::kTooLong);
}

TEST(Query, PunctuationAloneHasNoWords) {
  const auto query = Query::Parse("?!…");
  ASSERT_TRUE(query.has_value());
  EXPECT_TRUE(query->words().empty());
}

TEST(Query, WordsCountOnceAndTwelveAreKept) {
  EXPECT_EQ(Query::Parse("Egg egg ÉGG eggs")->words().size(), 2u);
  const auto query = Query::Parse("a b c d e f g h i j k l m n");
  ASSERT_EQ(query->words().size(), kMaxQueryWords);
  EXPECT_EQ(query->words().back().letters(), U"l");
}

}  // namespace
}  // namespace flavorbot::app::search
