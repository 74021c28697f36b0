#include "app/chef/model/model_recipe.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/chef/kitchen_for_test.h"
#include "model_api/stub_provider_for_test.h"

namespace flavorbot::app::chef {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

model_api::RecipeDraft Draft() {
  auto draft = model_api::ReadRecipe(model_api::kStubRecipe);
  EXPECT_TRUE(draft);
  return *std::move(draft);
}

Dish DishFrom(const model_api::RecipeDraft& draft) {
  return DishOf(draft, ShippedKnowledge(), ShippedFinder());
}

TEST(ModelRecipe, AWholeRecipeHasNoFindings) { EXPECT_THAT(FindingsIn(Draft()), IsEmpty()); }

TEST(ModelRecipe, EveryIngredientMustBeUsedAndTimesAddUp) {
  auto draft = Draft();
  draft.steps[1].uses = {0};
  draft.total_minutes = 30;
  draft.steps[0].minutes = 31;
  EXPECT_THAT(
      FindingsIn(draft),
      ElementsAre("steps[0].minutes is more than total_minutes",
                  "ingredients[2] (salt) is in the uses of no step",
                  "total_minutes is 30, but prep_minutes, cook_minutes and rest_minutes make "
                  "35"));
}

TEST(ModelRecipe, ADishOfKnownFoodsIsLabelledByThem) {
  auto draft = Draft();
  draft.allergens = {"peanut"};  // nobody believes it
  const Dish dish = DishFrom(draft);
  EXPECT_EQ(dish.ingredients[0].known, IdOf("red lentils"));
  EXPECT_TRUE(dish.diets.Has(Diet::kVegan));
  EXPECT_TRUE(dish.allergens.empty());
  ASSERT_TRUE(dish.per_serving);
  EXPECT_GT(dish.per_serving->protein_g, 10);
  EXPECT_EQ(dish.total_minutes(), 35);
  EXPECT_EQ(LineOf(dish.ingredients[0]), "250 g red lentils, rinsed");
}

TEST(ModelRecipe, ClaimsOfTheModelAreNotBelieved) {
  auto draft = Draft();
  draft.ingredients[1].food = "butter";
  const Dish dish = DishFrom(draft);
  EXPECT_FALSE(dish.diets.Has(Diet::kVegan));
  EXPECT_TRUE(dish.allergens.Has(knowledge::Allergen::kMilk));
}

TEST(ModelRecipe, WithAnUnknownFoodNothingIsClaimed) {
  auto draft = Draft();
  draft.ingredients[1].food = "moon dust";
  const Dish dish = DishFrom(draft);
  EXPECT_FALSE(dish.ingredients[1].known);
  EXPECT_TRUE(dish.diets.empty());
  EXPECT_FALSE(dish.per_serving);
}

// A weight that isn't known decides nothing that depends on weights.
TEST(ModelRecipe, WithoutAWeightNothingIsClaimedThatDependsOnIt) {
  auto draft = Draft();
  draft.ingredients[0].unit = "wheelbarrow";
  const Dish dish = DishFrom(draft);
  EXPECT_TRUE(dish.diets.Has(Diet::kVegan));
  EXPECT_FALSE(dish.diets.Has(Diet::kLowSodium));
  EXPECT_FALSE(dish.diets.Has(Diet::kKeto));
  EXPECT_FALSE(dish.per_serving);
}

TEST(ModelRecipe, AFoodIsKnownByItsNameAlone) {
  const auto& finder = ShippedFinder();
  EXPECT_EQ(KnownFood(finder, "Large ripe tomatoes"), IdOf("tomato"));
  EXPECT_EQ(KnownFood(finder, "peanut butter"), IdOf("peanut butter"));
  EXPECT_FALSE(KnownFood(finder, "vegan butter alternative"));
  EXPECT_FALSE(KnownFood(finder, "almond-crusted salmon"));
  EXPECT_FALSE(KnownFood(finder, "moon dust"));
  EXPECT_FALSE(KnownFood(finder, ""));
}

TEST(ModelRecipe, UnitsAreNamedAsOursAre) {
  EXPECT_EQ(UnitNamed("Tablespoons"), "tbsp");
  EXPECT_EQ(UnitNamed("tsp."), "tsp");
  EXPECT_EQ(UnitNamed("cloves"), "clove");
  EXPECT_EQ(UnitNamed("grams"), "g");
  EXPECT_EQ(UnitNamed("glass"), "glass");
  EXPECT_EQ(UnitNamed(""), "");
}

TEST(ModelRecipe, TextsHaveNoLinks) {
  auto draft = Draft();
  draft.title = "[Dal](http://evil.example)";
  draft.tips = {"See https://evil.example"};
  const Dish dish = DishFrom(draft);
  EXPECT_EQ(dish.title, "Dal");
  EXPECT_EQ(dish.tips[0], "See ");
}

}  // namespace
}  // namespace flavorbot::app::chef
