#include "app/search/recipe_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/recipe_item.h"

namespace flavorbot::app::search {
namespace {

using storage::RecipeFields;
using storage::StoredRecipe;
using testing::ElementsAre;
using testing::IsEmpty;

StoredRecipe Recipe(std::int64_t id, RecipeFields fields, std::string created_at) {
  return StoredRecipe(
      dynamodb::Pack(storage::RecipeItem("ann", id, std::move(fields), std::move(created_at))));
}

std::vector<StoredRecipe> Cookbook() {
  std::vector<StoredRecipe> recipes;
  recipes.push_back(Recipe(3,
                           {.title = "Chicken soup",
                            .description = "Against colds.",
                            .ingredients = std::vector<std::string>{"1 chicken", "leek"},
                            .category = "dinner"},
                           "2026-03-01T00:00:00.000Z"));
  recipes.push_back(Recipe(1,
                           {.title = "Leek tart",
                            .description = "Goes with chicken.",
                            .ingredients = std::vector<std::string>{"3 leeks", "crème fraîche"},
                            .category = "lunch"},
                           "2026-01-01T00:00:00.000Z"));
  recipes.push_back(Recipe(
      2,
      {.title = "Leek tart", .ingredients = std::vector<std::string>{"leeks"}, .category = "lunch"},
      "2026-02-01T00:00:00.000Z"));
  return recipes;
}

std::vector<std::int64_t> Ids(std::string_view text) {
  std::vector<std::int64_t> ids;
  for (const auto& recipe : BestRecipes(*Query::Parse(text), Cookbook())) {
    ids.push_back(recipe.View().id);
  }
  return ids;
}

TEST(RecipeSearch, BestFirstAndTheNewerOfEquals) {
  EXPECT_THAT(Ids("chicken"), ElementsAre(3, 1));
  EXPECT_THAT(Ids("leek"), ElementsAre(2, 1, 3));
  EXPECT_THAT(Ids("LUNCH tart"), ElementsAre(2, 1));
}

TEST(RecipeSearch, AccentsTyposAndBeginningsFind) {
  EXPECT_THAT(Ids("creme fraiche"), ElementsAre(1));
  EXPECT_THAT(Ids("chiken"), ElementsAre(3, 1));
  EXPECT_THAT(Ids("sou"), ElementsAre(3));
  EXPECT_THAT(Ids("quinoa"), IsEmpty());
}

// Items of an older version may have any JSON where a list of texts is meant.
TEST(RecipeSearch, TextsInsideOddIngredientsAreFound) {
  using dynamodb::AttributeValue;
  std::vector<StoredRecipe> recipes;
  recipes.emplace_back(dynamodb::Pack(
      {{"PK", AttributeValue::S("USER#ann")},
       {"SK", AttributeValue::S("RECIPE#1")},
       {"ingredients",
        AttributeValue::L({AttributeValue::M({{"name", AttributeValue::S("saffron")}}),
                           AttributeValue::N(std::int64_t{3})})}}));
  recipes.emplace_back(dynamodb::Pack({{"PK", AttributeValue::S("USER#ann")},
                                       {"SK", AttributeValue::S("RECIPE#2")},
                                       {"ingredients", AttributeValue::S("rice and saffron")}}));
  EXPECT_EQ(BestRecipes(*Query::Parse("saffron"), std::move(recipes)).size(), 2u);
}

TEST(RecipeSearch, FiftyHitsAtMost) {
  std::vector<StoredRecipe> recipes;
  for (std::int64_t id = 1; id <= 60; ++id) {
    recipes.push_back(Recipe(id, {.title = "Soup"}, "2026-01-01T00:00:00.000Z"));
  }
  const auto best = BestRecipes(*Query::Parse("soup"), std::move(recipes));
  ASSERT_EQ(best.size(), kMaxHits);
  EXPECT_EQ(best.front().View().id, 60);
}

}  // namespace
}  // namespace flavorbot::app::search
