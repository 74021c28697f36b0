#include "app/chef/dish_guard.h"

#include <gmock/gmock.h>

#include "app/chef/kitchen_for_test.h"
#include "app/chef/text_guard.h"
#include "base/random.h"

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

// 50 profiles, and 200 answers for each that hide something forbidden in every place that a dish
// has.
class Adversary {
 public:
  explicit Adversary(std::uint64_t seed) : state_(seed) {}

  std::uint64_t Next(std::uint64_t below) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return (state_ >> 33U) % below;
  }

  // The food's name, as somebody who wants to get it past might write it.
  std::string Written(const knowledge::Food& food) {
    std::string name = Next(2) == 0 ? food.name : food.plural;
    switch (Next(5)) {
      case 0:
        for (char& c : name) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
        return name;
      case 1:
        return "\u200b" + name.substr(0, 1) + "\u200b" + name.substr(1);
      case 2:
        return "organic " + name + " (fresh)";
      case 3:
        return "**" + name + "**";
      default:
        return name;
    }
  }

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

 private:
  std::uint64_t state_;
};

std::vector<std::vector<std::string>> FiftyProfiles() {
  const std::vector<std::string> single = {
      "vegan",     "vegetarian", "pescatarian", "gluten-free", "dairy-free", "nut-free",
      "egg-free",  "halal",      "kosher",      "gluten",      "wheat",      "crustaceans",
      "eggs",      "fish",       "peanuts",     "soy",         "milk",       "tree nuts",
      "celery",    "mustard",    "sesame",      "sulphites",   "lupin",      "molluscs",
      "shellfish", "seafood",    "pork",        "alcohol",     "mushrooms",  "cilantro",
      "garlic",    "onion"};
  std::vector<std::vector<std::string>> profiles;
  for (const std::string& entry : single) profiles.push_back({entry});
  for (std::size_t i = 0; profiles.size() < 50; ++i) {
    profiles.push_back(
        {single[i], single[(i * 7 + 9) % single.size()], single[(i * 5 + 17) % single.size()]});
  }
  return profiles;
}

TEST(DishGuard, NothingForbiddenGetsPast) {
  const auto& knowledge = ShippedKnowledge();
  int hidden = 0;
  int replaced = 0;
  for (std::size_t p = 0; const auto& profile : FiftyProfiles()) {
    const FoodJudge judge = JudgeOf(profile);
    std::vector<const knowledge::Food*> forbidden;
    for (const knowledge::Food& food : knowledge.foods()) {
      const auto objection = judge.ObjectionTo(knowledge.IdOf(food));
      if (objection && objection->verdict == Verdict::kForbidden) forbidden.push_back(&food);
    }
    ASSERT_FALSE(forbidden.empty()) << profile[0];
    Adversary adversary(++p);
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
        if (ingredient.known) allowed.push_back(StemsOf(ingredient.food));
        if (!ingredient.known) continue;
        const auto objection = judge.ObjectionTo(*ingredient.known);
        EXPECT_FALSE(objection && objection->verdict == Verdict::kForbidden) << ingredient.food;
      }
      for (const DishStep& step : dish->steps) all += "; " + step.text;
      for (const std::string& tip : dish->tips) all += "; " + tip;
      // "vegan butter" is no butter.
      std::string stems = " " + StemsOf(all) + " ";
      for (const std::string& name : allowed) {
        for (std::size_t at = 0; (at = stems.find(" " + name + " ")) != std::string::npos;) {
          stems.replace(at, name.size() + 1, "");
        }
      }
      EXPECT_EQ(stems.find(" " + StemsOf(food.name) + " "), std::string::npos)
          << profile[0] << ": " << food.name << " in: " << all;
    }
  }
  EXPECT_EQ(hidden, 10'000);
  EXPECT_GT(replaced, 500);
}

}  // namespace
}  // namespace flavorbot::app::chef
