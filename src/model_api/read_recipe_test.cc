#include "model_api/read_recipe.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "model_api/stub_provider_for_test.h"

namespace flavorbot::model_api {
namespace {

namespace json = boost::json;
using testing::Contains;
using testing::ElementsAre;

// The recipe of the stub, changed.
template <typename Change>
Findings FindingsAfter(Change change) {
  json::value recipe = json::parse({kStubRecipe.data(), kStubRecipe.size()});
  change(recipe.get_object());
  const auto read = ReadRecipe(json::serialize(recipe));
  return read ? Findings{} : read.error();
}

TEST(ReadRecipe, AWholeRecipeIsRead) {
  const auto recipe = ReadRecipe(kStubRecipe);
  ASSERT_TRUE(recipe) << testing::PrintToString(recipe.error());
  EXPECT_EQ(recipe->title, "Red lentil dal");
  ASSERT_EQ(recipe->ingredients.size(), 3U);
  EXPECT_EQ(recipe->ingredients[0].quantity, 250);
  EXPECT_EQ(recipe->ingredients[0].unit, "g");
  EXPECT_EQ(recipe->ingredients[0].preparation, "rinsed");
  EXPECT_EQ(recipe->ingredients[2].quantity, std::nullopt);
  ASSERT_EQ(recipe->steps.size(), 2U);
  EXPECT_THAT(recipe->steps[1].uses, ElementsAre(0U, 2U));
  EXPECT_EQ(recipe->steps[1].minutes, 20);
  EXPECT_EQ(recipe->total_minutes, 35);
  EXPECT_EQ(recipe->category, "dinner");
  EXPECT_EQ(recipe->nutrition.kcal, 250);
}

TEST(ReadRecipe, FindingsNameTheirPlaces) {
  EXPECT_THAT(FindingsAfter([](json::object& recipe) {
                recipe["ingredients"].get_array()[2].get_object().erase("quantity");
              }),
              ElementsAre("ingredients[2].quantity is missing"));
  EXPECT_THAT(FindingsAfter([](json::object& recipe) { recipe["servings"] = 0; }),
              ElementsAre("servings is no whole number from 1 to 100"));
  EXPECT_THAT(FindingsAfter([](json::object& recipe) { recipe["servings"] = nullptr; }),
              ElementsAre("servings is missing"));
  EXPECT_THAT(FindingsAfter([](json::object& recipe) { recipe["cook_minutes"] = "ten"; }),
              ElementsAre("cook_minutes is no number"));
  EXPECT_THAT(FindingsAfter([](json::object& recipe) { recipe["category"] = "supper"; }),
              ElementsAre("category is none of breakfast, lunch, dinner, snacks, dessert, "
                          "appetizer, beverage"));
  EXPECT_THAT(FindingsAfter([](json::object& recipe) {
                recipe["steps"].get_array()[0].get_object()["uses"] = json::array{"shallot"};
              }),
              ElementsAre("steps[0].uses names \"shallot\", which is the food of no ingredient"));
}

TEST(ReadRecipe, TextsAndListsAreBounded) {
  EXPECT_THAT(FindingsAfter([](json::object& recipe) { recipe["title"] = std::string(121, 'x'); }),
              ElementsAre("title is longer than 120 characters"));
  EXPECT_THAT(FindingsAfter([](json::object& recipe) { recipe["steps"] = json::array(); }),
              ElementsAre("steps is empty"));
  EXPECT_THAT(FindingsAfter([](json::object& recipe) {
                recipe["ingredients"] = json::array(61, recipe["ingredients"].get_array()[0]);
              }),
              Contains("ingredients has more than 60 entries"));
  EXPECT_THAT(FindingsAfter([](json::object& recipe) {
                recipe["ingredients"].get_array()[0].get_object()["quantity"] = -1;
              }),
              ElementsAre("ingredients[0].quantity is not between 0 and 100000"));
  EXPECT_LE(ReadRecipe(R"({"ingredients":[{},{},{},{},{},{},{}]})").error().size(), kMostFindings);
}

TEST(ReadRecipe, WhatIsNoObjectIsNoRecipe) {
  for (const char* text : {"", "Here it is: {}", "[]", "{\"title\":"}) {
    EXPECT_THAT(ReadRecipe(text).error(), ElementsAre("the recipe is no JSON object")) << text;
  }
}

TEST(ReadRecipe, ControlCharactersAreBlanks) {
  json::value recipe = json::parse({kStubRecipe.data(), kStubRecipe.size()});
  recipe.get_object()["title"] = " a\nb\x07 ";
  EXPECT_EQ(ReadRecipe(json::serialize(recipe))->title, "a b");
}

}  // namespace
}  // namespace flavorbot::model_api
