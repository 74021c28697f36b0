#include "app/search/scorer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace flavorbot::app::search {
namespace {

struct Texts {
  std::string title;
  std::string category;
  std::vector<std::string> ingredients;
  std::string description;
};

int Score(std::string_view text, const Texts& recipe) {
  const auto query = Query::Parse(text);
  Scorer scorer(*query);
  scorer.Begin();
  scorer.AddText(Field::kTitle, recipe.title);
  scorer.AddText(Field::kCategory, recipe.category);
  for (const auto& ingredient : recipe.ingredients) scorer.AddText(Field::kIngredients, ingredient);
  scorer.AddText(Field::kDescription, recipe.description);
  return scorer.Score();
}

TEST(Scorer, EveryWordHasToFitSomewhere) {
  const Texts recipe{"Lasagne", "dinner", {"500 g mince", "béchamel"}, "For Sundays."};
  EXPECT_GT(Score("lasagne", recipe), 0);
  EXPECT_GT(Score("bechamel sunday lasag", recipe), 0);
  EXPECT_EQ(Score("lasagne tofu", recipe), 0);
  EXPECT_EQ(Score("...", recipe), 0) << "no word fits nothing";
}

TEST(Scorer, TitleOutweighsCategoryIngredientsAndDescription) {
  const int title = Score("soup", {"Soup", "", {}, ""});
  const int category = Score("soup", {"x", "soup", {}, ""});
  const int ingredients = Score("soup", {"x", "", {"soup"}, ""});
  const int description = Score("soup", {"x", "", {}, "soup"});
  EXPECT_GT(title, category);
  EXPECT_GT(category, ingredients);
  EXPECT_GT(ingredients, description);
  EXPECT_GT(description, 0);
}

TEST(Scorer, SameBeatsBeginningBeatsTypo) {
  const int same = Score("chicken", {"Chicken tonight", "", {}, ""});
  const int beginning = Score("chick", {"Chicken tonight", "", {}, ""});
  const int typo = Score("chiken", {"Chicken tonight", "", {}, ""});
  EXPECT_GT(same, beginning);
  EXPECT_GT(beginning, typo);
  EXPECT_GT(typo, 0);
}

TEST(Scorer, TighterTitleIsBetter) {
  EXPECT_GT(Score("apple pie", {"Apple pie", "", {}, ""}),
            Score("apple pie", {"Apple and plum pie with custard", "", {}, ""}));
}

TEST(Scorer, BestFieldOfAWordCounts) {
  EXPECT_EQ(Score("egg", {"Egg", "", {"egg"}, "egg"}), Score("egg", {"Egg", "", {}, ""}));
}

TEST(Scorer, ScorerIsReusedFromRecipeToRecipe) {
  const auto query = Query::Parse("egg");
  Scorer scorer(*query);
  scorer.Begin();
  scorer.AddText(Field::kTitle, "egg");
  EXPECT_GT(scorer.Score(), 0);
  scorer.Begin();
  EXPECT_EQ(scorer.Score(), 0);
}

TEST(Scorer, FieldThatCannotRaiseTheScoreIsNotWanted) {
  const auto query = Query::Parse("egg");
  Scorer scorer(*query);
  scorer.Begin();
  EXPECT_TRUE(scorer.Wants(Field::kTitle));
  scorer.AddText(Field::kCategory, "egg");
  EXPECT_TRUE(scorer.Wants(Field::kTitle));
  EXPECT_FALSE(scorer.Wants(Field::kIngredients));
}

}  // namespace
}  // namespace flavorbot::app::search
