#include "app/chef/dish_guard.h"

#include <gmock/gmock.h>

#include "app/chef/forbidden_for_test.h"
#include "app/chef/kitchen_for_test.h"
#include "app/chef/text_guard.h"

namespace flavorbot::app::chef {
namespace {

using ::testing::HasSubstr;

FoodJudge JudgeOf(const std::vector<std::string>& profile) {
  return FoodJudge(ShippedKnowledge(), ShippedUnderstanding().ReadConstraints(profile));
}

base::Result<Dish, std::string> Guarded(const std::vector<std::string>& profile, Dish dish) {
  return GuardDish(ShippedKnowledge(), ShippedFinder(), JudgeOf(profile), std::move(dish));
}

Dish Toast() {
  Dish dish;
  dish.title = "Toast";
  dish.servings = 1;
  dish.ingredients = {{.quantity = 10, .unit = "g", .food = "butter"},
                      {.quantity = 1, .unit = "piece", .food = "tomato"}};
  dish.steps = {{.text = "Melt the butter, then add the tomato.", .uses = {0, 1}}};
  return dish;
}

TEST(DishGuard, ReplacesInTheListAndInTheSteps) {
  const auto dish = Guarded({"milk"}, Toast());
  ASSERT_TRUE(dish) << dish.error();
  EXPECT_NE(dish->ingredients[0].food, "butter");
  EXPECT_THAT(dish->steps[0].text, HasSubstr(dish->ingredients[0].food));
  ASSERT_FALSE(dish->notes.empty());
  EXPECT_EQ(dish->notes[0].action, GuardAction::kReplaced);
  EXPECT_EQ(dish->notes[0].food, "butter");
  EXPECT_EQ(dish->notes[0].reason, "contains milk");
}

TEST(DishGuard, LetsBeWhatIsAllowed) {
  const auto dish = Guarded({"peanuts"}, Toast());
  ASSERT_TRUE(dish) << dish.error();
  EXPECT_EQ(dish->ingredients[0].food, "butter");
  EXPECT_TRUE(dish->notes.empty());
}

TEST(DishGuard, AnUnknownFoodCantBeTold) {
  Dish dish = Toast();
  dish.ingredients[1].food = "frobnicle extract";
  dish.steps[0].text = "Melt the butter, then add the frobnicle extract.";
  const auto guarded = Guarded({"peanuts"}, dish);
  ASSERT_TRUE(guarded) << guarded.error();
  ASSERT_EQ(guarded->notes.size(), 1U);
  EXPECT_EQ(guarded->notes[0].action, GuardAction::kCheckLabel);
  EXPECT_TRUE(guarded->diets.empty());
}

TEST(DishGuard, WhatOnlyAStepNamesIsRefused) {
  Dish dish = Toast();
  dish.steps.push_back({.text = "Scatter crushed peanuts over it."});
  const auto guarded = Guarded({"peanuts"}, dish);
  ASSERT_FALSE(guarded);
  EXPECT_THAT(guarded.error(), HasSubstr("peanut"));
}

TEST(DishGuard, WhatADishSaysOfItselfIsNotBelieved) {
  Dish dish = Toast();
  dish.diets.Add(Diet::kVegan);
  const auto guarded = Guarded({}, dish);
  ASSERT_TRUE(guarded);
  EXPECT_FALSE(guarded->diets.Has(Diet::kVegan));
}

TEST(DishGuard, KosherLooksAtTheWholeDish) {
  Dish dish = Toast();
  dish.ingredients.push_back(
      {.quantity = 100, .unit = "g", .food = "ground beef", .known = IdOf("ground beef")});
  dish.ingredients[0].known = IdOf("butter");
  dish.ingredients[1].known = IdOf("tomato");
  const auto guarded = Guarded({"kosher"}, dish);
  ASSERT_FALSE(guarded);
  EXPECT_THAT(guarded.error(), HasSubstr("kosher"));
}

// What hides something forbidden in every place that a dish has.
class HiddenInADish : public Adversary {
 public:
  using Adversary::Adversary;

  Dish Answer(const knowledge::Food& food) {
    Dish dish;
    dish.title = "Supper";
    dish.servings = 2;
    dish.ingredients = {{.quantity = 200, .unit = "g", .food = "zucchini"},
                        {.quantity = 1, .unit = "tsp", .food = "salt"}};
    dish.steps = {{.text = "Fry the zucchini with the salt.", .uses = {0, 1}}};
    const std::string hidden = Written(food);
    switch (Next(7)) {
      case 0:
        dish.ingredients.push_back({.quantity = 50, .unit = "g", .food = hidden});
        break;
      case 1:
        dish.ingredients[0].preparation = "tossed with " + hidden;
        break;
      case 2:
        dish.steps.push_back({.text = "At last stir in " + hidden + " to taste."});
        break;
      case 3:
        dish.title = "Zucchini with " + hidden;
        break;
      case 4:
        dish.tips.push_back("Good with " + hidden + ".");
        break;
      case 5:
        dish.description = "The secret is " + hidden + ".";
        break;
      default:
        dish.ingredients[1].food = "salt or " + hidden;
        break;
    }
    return dish;
  }
};

TEST(DishGuard, NothingForbiddenGetsPast) {
  const auto& knowledge = ShippedKnowledge();
  int hidden = 0;
  int replaced = 0;
  for (std::size_t p = 0; const auto& profile : FiftyProfiles()) {
    const FoodJudge judge = JudgeOf(profile);
    const auto forbidden = ForbiddenFoods(judge);
    ASSERT_FALSE(forbidden.empty()) << profile[0];
    HiddenInADish adversary(++p);
    for (int round = 0; round < 200; ++round) {
      const knowledge::Food& food = *forbidden[adversary.Next(forbidden.size())];
      const Dish answer = adversary.Answer(food);
      const auto dish = GuardDish(knowledge, ShippedFinder(), judge, answer);
      ++hidden;
      if (!dish) continue;
      if (!dish->notes.empty()) ++replaced;
      std::string all = dish->title + "; " + dish->description;
      std::vector<std::string> allowed;
      for (const DishIngredient& ingredient : dish->ingredients) {
        all += "; " + LineOf(ingredient);
        if (ingredient.known) allowed.push_back(ingredient.food);
        if (!ingredient.known) continue;
        const auto objection = judge.ObjectionTo(*ingredient.known);
        EXPECT_FALSE(objection && objection->verdict == Verdict::kForbidden) << ingredient.food;
      }
      for (const DishStep& step : dish->steps) all += "; " + step.text;
      for (const std::string& tip : dish->tips) all += "; " + tip;
      EXPECT_FALSE(Names(all, food, allowed)) << profile[0] << ": " << food.name << " in: " << all;
    }
  }
  EXPECT_EQ(hidden, 10'000);
  EXPECT_GT(replaced, 500);
}

}  // namespace
}  // namespace flavorbot::app::chef
