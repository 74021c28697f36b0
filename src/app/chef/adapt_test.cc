#include "app/chef/adapt.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "app/chef/choose.h"
#include "app/chef/kitchen_for_test.h"
#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

base::Result<Dish, Unfit> Adapted(const knowledge::Recipe& recipe, const CookingRequest& request,
                                  const Constraints& constraints) {
  const FoodJudge judge(ShippedKnowledge(), constraints);
  return Adapt(ShippedKnowledge(), ShippedFinder(), judge, recipe, request);
}

Constraints Of(std::vector<std::string> entries) {
  return ShippedUnderstanding().ReadConstraints(entries);
}

// Whatever is adapted to whatever: it is a recipe, and nothing forbidden is in it.
class EveryRecipe : public ::testing::TestWithParam<std::vector<std::string>> {};

TEST_P(EveryRecipe, AdaptedIsWholeAndAllowed) {
  const Constraints constraints = Of(GetParam());
  const FoodJudge judge(ShippedKnowledge(), constraints);
  int adapted = 0;
  for (const knowledge::Recipe& recipe : ShippedKnowledge().recipes()) {
    const auto dish = Adapted(recipe, {}, constraints);
    if (!dish) {
      EXPECT_FALSE(dish.error().empty());
      continue;
    }
    ++adapted;
    SCOPED_TRACE(recipe.id);
    std::set<std::size_t> used;
    for (const DishStep& step : dish->steps) {
      EXPECT_EQ(step.text.find('{'), std::string::npos);
      for (const std::size_t line : step.uses) {
        ASSERT_LT(line, dish->ingredients.size());
        used.insert(line);
      }
    }
    EXPECT_EQ(used.size(), dish->ingredients.size());
    for (const DishIngredient& ingredient : dish->ingredients) {
      const auto objection = judge.ObjectionTo(*ingredient.known);
      EXPECT_FALSE(objection && objection->verdict == Verdict::kForbidden) << ingredient.food;
    }
    constraints.diets.ForEach([&](Diet diet) {
      if (dish->notes.empty()) EXPECT_TRUE(dish->diets.Has(diet)) << NameOf(diet);
    });
    EXPECT_GT(dish->total_minutes(), 0);
  }
  // Who avoids things isn't left hungry.
  EXPECT_GE(adapted, 25);
}

INSTANTIATE_TEST_SUITE_P(
    Constraints, EveryRecipe,
    ::testing::Values(
        std::vector<std::string>{}, std::vector<std::string>{"vegan"},
        std::vector<std::string>{"vegetarian"}, std::vector<std::string>{"pescatarian"},
        std::vector<std::string>{"gluten-free"}, std::vector<std::string>{"dairy-free"},
        std::vector<std::string>{"halal"}, std::vector<std::string>{"kosher"},
        std::vector<std::string>{"keto"}, std::vector<std::string>{"low-sodium"},
        std::vector<std::string>{"vegan", "soy", "tree nuts", "peanuts"},
        std::vector<std::string>{"vegan", "gluten-free"},
        std::vector<std::string>{"celery", "mustard", "sesame"},
        std::vector<std::string>{"onion", "garlic"}, std::vector<std::string>{"eggs", "milk"}));

// Feta may be made with rennet; who asks for it reads the label.
TEST(Adapt, WhatWasAskedForStaysWhereItCantBeTold) {
  CookingRequest request = ShippedUnderstanding().Read("spinach and feta egg muffins");
  const Constraints constraints = Of({"vegetarian"});
  int with_feta = 0;
  for (const knowledge::Recipe& recipe : ShippedKnowledge().recipes()) {
    const auto dish = Adapted(recipe, request, constraints);
    if (!dish) continue;
    for (const GuardNote& note : dish->notes) {
      if (note.food != "feta") continue;
      ++with_feta;
      EXPECT_EQ(note.action, GuardAction::kCheckLabel) << recipe.id;
    }
  }
  EXPECT_GT(with_feta, 0);
}

TEST(Adapt, ScalesToTheServings) {
  const knowledge::Recipe& recipe = ShippedKnowledge().recipes().front();
  CookingRequest request;
  request.servings = recipe.servings * 2;
  const auto dish = Adapted(recipe, request, {});
  ASSERT_TRUE(dish) << dish.error();
  EXPECT_EQ(dish->servings, recipe.servings * 2);
  const auto once = Adapted(recipe, {}, {});
  EXPECT_NEAR(dish->per_serving->kcal, once->per_serving->kcal, 0.03 * once->per_serving->kcal);
}

TEST(Adapt, MissingEquipmentIsTheReason) {
  CookingRequest request;
  request.without.Add(knowledge::Equipment::kOven);
  for (const knowledge::Recipe& recipe : ShippedKnowledge().recipes()) {
    if (!recipe.equipment.Has(knowledge::Equipment::kOven)) continue;
    const auto dish = Adapted(recipe, request, {});
    ASSERT_FALSE(dish);
    EXPECT_EQ(dish.error(), "it needs: oven");
    return;
  }
}

// The recipe of this id, for who has these constraints and this request.
base::Result<Dish, Unfit> AdaptedById(std::string_view id, const std::vector<std::string>& entries,
                                      const CookingRequest& request = {}) {
  const auto recipes = ShippedKnowledge().recipes();
  const auto recipe = std::ranges::find(recipes, id, &knowledge::Recipe::id);
  if (recipe == recipes.end()) return std::unexpected(std::string(id) + " is no recipe");
  return Adapted(*recipe, request, Of(entries));
}

TEST(Adapt, TheTitleNamesNothingThatIsForbidden) {
  for (const auto& [id, entries, word] :
       std::vector<std::tuple<std::string, std::vector<std::string>, std::string>>{
           {"pork-schnitzel", {"halal"}, "Pork"},
           {"hungarian-beef-goulash", {"vegetarian"}, "beef"}}) {
    const auto dish = AdaptedById(id, entries);
    ASSERT_TRUE(dish) << dish.error();
    EXPECT_EQ(dish->title.find(word), std::string::npos) << dish->title;
  }
  const auto macaroni = AdaptedById("stovetop-macaroni-and-cheese", {"vegan"});
  ASSERT_TRUE(macaroni) << macaroni.error();
  EXPECT_TRUE(macaroni->title.starts_with("Vegan ")) << macaroni->title;
}

TEST(Adapt, StepsCallNothingMeatThatIsNone) {
  const auto dish = AdaptedById("hungarian-beef-goulash", {"vegetarian"});
  ASSERT_TRUE(dish) << dish.error();
  for (const DishStep& step : dish->steps) {
    EXPECT_EQ(step.text.find(" meat "), std::string::npos) << step.text;
  }
}

// Whose eggs are peeled or whose yolks are framed can't be made of tofu.
TEST(Adapt, AWholeEggIsNotReplacedByWhatOnlyBinds) {
  EXPECT_FALSE(AdaptedById("shakshuka", {"egg"}));
  EXPECT_TRUE(AdaptedById("pad-thai-with-shrimp", {"egg"}));
}

TEST(Adapt, APanStandsInForAWok) {
  CookingRequest request;
  request.without.Add(knowledge::Equipment::kWok);
  const auto dish = AdaptedById("beef-and-broccoli", {}, request);
  ASSERT_TRUE(dish) << dish.error();
  EXPECT_TRUE(base::Contains(dish->equipment, "pan"));
  for (const DishStep& step : dish->steps) {
    EXPECT_EQ(step.text.find("wok"), std::string::npos) << step.text;
  }
  request.without.Add(knowledge::Equipment::kPan);
  EXPECT_FALSE(AdaptedById("beef-and-broccoli", {}, request));
}

TEST(Adapt, ACakeIsNotMadeOfScrambledTofu) {
  const auto dish = AdaptedById("basque-cheesecake", {"egg"});
  if (!dish) return;
  for (const DishIngredient& ingredient : dish->ingredients) {
    EXPECT_NE(ingredient.food, "turmeric");
  }
}

TEST(Adapt, WhatOneHasIsEnough) {
  CookingRequest request = ShippedUnderstanding().Read("2 eggs and feta");
  const auto dish = AdaptedById("spinach-and-feta-egg-muffins", {}, request);
  ASSERT_TRUE(dish) << dish.error();
  for (const DishIngredient& ingredient : dish->ingredients) {
    if (ingredient.known == IdOf("egg")) EXPECT_LE(*ingredient.quantity, 2);
  }
}

}  // namespace
}  // namespace flavorbot::app::chef
