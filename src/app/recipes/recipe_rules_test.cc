#include "app/recipes/recipe_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace flavorbot::app::recipes {
namespace {

using storage::RecipeFields;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

RecipeFields Lasagne() {
  return {.title = "Lasagne",
          .ingredients = std::vector<std::string>{"500 g mince"},
          .instructions = std::vector<std::string>{"Layer.", "Bake."},
          .category = "dinner"};
}

FieldErrors Check(RecipeFields fields, Needs needs = Needs::kAll) {
  return CheckRecipe(fields, needs);
}

// `count` times two bytes that are one character.
std::string Characters(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "ü";
  return text;
}

TEST(RecipeRules, NewRecipeNeedsFourFieldsAndAChangeNone) {
  EXPECT_THAT(Check(Lasagne()), IsEmpty());
  EXPECT_THAT(Check({}), UnorderedElementsAre(
                             Pair("title", "Is required"), Pair("ingredients", "Is required"),
                             Pair("instructions", "Is required"), Pair("category", "Is required")));
  EXPECT_THAT(Check({}, Needs::kNothing), IsEmpty());
}

TEST(RecipeRules, TitleHas1To200Characters) {
  auto recipe = Lasagne();
  recipe.title = " \t ";
  EXPECT_THAT(Check(recipe), UnorderedElementsAre(Pair("title", "Must not be empty")));
  recipe.title = "  " + Characters(200) + "  ";
  EXPECT_THAT(Check(recipe), IsEmpty());
  recipe.title = Characters(201);
  EXPECT_THAT(Check(recipe),
              UnorderedElementsAre(Pair("title", "Must be at most 200 characters long")));
}

TEST(RecipeRules, DescriptionMayBeNullOrEmptyAndHas2000CharactersAtMost) {
  auto recipe = Lasagne();
  recipe.description.emplace(std::nullopt);
  EXPECT_THAT(Check(recipe), IsEmpty());
  recipe.description.emplace("");
  EXPECT_THAT(Check(recipe), IsEmpty());
  recipe.description.emplace(Characters(2001));
  EXPECT_THAT(Check(recipe),
              UnorderedElementsAre(Pair("description", "Must be at most 2000 characters long")));
}

TEST(RecipeRules, ListsHave1To200EntriesAndTellWhichIsWrong) {
  auto recipe = Lasagne();
  recipe.ingredients->clear();
  recipe.instructions->assign(201, "Stir.");
  EXPECT_THAT(Check(recipe),
              UnorderedElementsAre(Pair("ingredients", "Must have at least one entry"),
                                   Pair("instructions", "Must have at most 200 entries")));
  recipe.ingredients->assign({"salt", Characters(501)});
  recipe.instructions->assign({"Stir.", "Wait.", " "});
  EXPECT_THAT(
      Check(recipe),
      UnorderedElementsAre(Pair("ingredients", "Ingredient 2 must be at most 500 characters long"),
                           Pair("instructions", "Step 3 must not be empty")));
  recipe.ingredients->assign(200, Characters(500));
  recipe.instructions->assign(200, Characters(5000));
  EXPECT_THAT(Check(recipe), IsEmpty());
}

TEST(RecipeRules, CategoryIsOneOfSeven) {
  auto recipe = Lasagne();
  recipe.category = "beverage";
  EXPECT_THAT(Check(recipe), IsEmpty());
  recipe.category = "Dinner";
  EXPECT_THAT(Check(recipe),
              UnorderedElementsAre(Pair("category",
                                        "Must be one of breakfast, lunch, dinner, snacks, dessert, "
                                        "appetizer, beverage")));
}

TEST(RecipeRules, NumbersHaveBoundsAndMayBeNull) {
  auto recipe = Lasagne();
  recipe.cook_time.emplace(std::nullopt);
  recipe.servings.emplace(1000);
  EXPECT_THAT(Check(recipe), IsEmpty());
  recipe.cook_time.emplace(10'081);
  recipe.servings.emplace(0);
  EXPECT_THAT(Check(recipe),
              UnorderedElementsAre(Pair("cookTime", "Must be a whole number from 1 to 10080"),
                                   Pair("servings", "Must be a whole number from 1 to 1000")));
}

TEST(RecipeRules, ControlCharactersAreRefused) {
  auto recipe = Lasagne();
  recipe.title = "Lasa\x1bgne";
  EXPECT_THAT(Check(recipe),
              UnorderedElementsAre(Pair("title", "Must not contain control characters")));
}

TEST(RecipeRules, TextsAreLeftInTheFormThatIsStored) {
  auto recipe = Lasagne();
  recipe.title = "  Cre\u0300me ";
  recipe.instructions->assign({" Beat.\r\nBake. "});
  EXPECT_THAT(CheckRecipe(recipe, Needs::kAll), IsEmpty());
  EXPECT_EQ(recipe.title, "Cr\u00E8me");
  EXPECT_EQ(recipe.instructions->front(), "Beat.\nBake.");
}

}  // namespace
}  // namespace flavorbot::app::recipes
