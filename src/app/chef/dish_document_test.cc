#include "app/chef/dish_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/chef/dish_limits.h"
#include "app/chef/kitchen_for_test.h"
#include "app/chef/scripted_chef_for_test.h"

namespace flavorbot::app::chef {
namespace {

using ::testing::ElementsAre;

TEST(DishDocument, ADishComesBackAsItWas) {
  const auto document = DocumentOf(TomatoSoup());
  EXPECT_EQ(DocumentOf(DishOf(document, ShippedKnowledge())), document);
  const auto dish = DishOf(document, ShippedKnowledge());
  EXPECT_EQ(dish.title, "Tomato soup");
  EXPECT_EQ(dish.ingredients[0].quantity, 800);
  EXPECT_EQ(dish.ingredients[0].known, IdOf("tomato"));
  EXPECT_EQ(dish.ingredients[1].quantity, 0.5);
  EXPECT_TRUE(dish.ingredients[1].is_optional);
  EXPECT_EQ(dish.ingredients[2].quantity, std::nullopt);
  EXPECT_THAT(dish.steps[1].uses, ElementsAre(0U, 1U, 2U));
  EXPECT_EQ(dish.diets, (Diets{Diet::kVegan, Diet::kGlutenFree}));
  EXPECT_EQ(dish.allergens_may, knowledge::Allergens{knowledge::Allergen::kSoy});
  EXPECT_EQ(dish.notes[0].action, GuardAction::kReplaced);
  EXPECT_EQ(dish.per_serving->kcal, 120.5);
  EXPECT_EQ(dish.known_recipe, "tomato-soup");
}

TEST(DishDocument, OfAnythingElseIsAnEmptyDish) {
  EXPECT_FALSE(IsComplete(DishOf({}, ShippedKnowledge())));
  const dynamodb::AttributeMap odd{{"title", dynamodb::AttributeValue::N(std::int64_t{7})},
                                   {"steps", dynamodb::AttributeValue::S("x")}};
  EXPECT_FALSE(IsComplete(DishOf(odd, ShippedKnowledge())));
}

TEST(DishDocument, TheRecipeToSaveHasTheOlderAttributesAndTheRestAsDetails) {
  const auto fields = RecipeFieldsOf(DocumentOf(TomatoSoup()));
  EXPECT_EQ(fields.title, "Tomato soup");
  EXPECT_THAT(*fields.ingredients,
              ElementsAre("800 g tomatoes, chopped", "½ tsp salt (optional)", "pepper"));
  EXPECT_THAT(*fields.instructions,
              ElementsAre("Chop the tomatoes.", "Simmer with salt and pepper."));
  EXPECT_EQ(*fields.cook_time, 25);
  EXPECT_EQ(*fields.servings, 2);
  EXPECT_EQ(fields.category, "lunch");
  EXPECT_EQ(fields.is_from_ai, true);
  EXPECT_EQ(fields.details->Find("title"), nullptr);
  EXPECT_NE(fields.details->Find("nutrition"), nullptr);
  EXPECT_NE(fields.details->Find("steps"), nullptr);
}

TEST(DishLimits, ATextIsCutBetweenCharacters) {
  EXPECT_EQ(Cut("crème brûlée", 5), "crème");
  EXPECT_EQ(Cut("crème", 5), "crème");
  EXPECT_EQ(Cut("日本語", 2), "日本");
}

TEST(DishLimits, WhatIsTooLongIsCutSoThatItCanBeSaved) {
  ChefReply reply{.text = std::string(50'000, 'x'), .dish = TomatoSoup()};
  reply.dish->title = std::string(1'000, 'x');
  reply.dish->steps[0].text = std::string(9'000, 'x');
  reply.dish->steps[1].uses = {0, 7};
  reply.dish->servings = 0;
  reply.dish->prep_minutes = 1'000'000;
  reply.dish->ingredients.resize(500, reply.dish->ingredients[0]);
  reply.suggestions.resize(40, {.text = "Soup", .group = ""});
  KeepWithinLimits(reply);
  EXPECT_EQ(reply.text.size(), kMaxReplyCharacters);
  EXPECT_EQ(reply.dish->title.size(), 200U);
  EXPECT_LE(reply.dish->steps[0].text.size(), 5'000U);
  EXPECT_THAT(reply.dish->steps[1].uses, ElementsAre(0U, 7U));
  EXPECT_EQ(reply.dish->servings, 1);
  EXPECT_LE(reply.dish->total_minutes(), 10'080);
  EXPECT_LE(reply.dish->ingredients.size(), 200U);
  EXPECT_EQ(reply.suggestions.size(), kMostSuggestions);
}

}  // namespace
}  // namespace flavorbot::app::chef
