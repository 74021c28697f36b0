#include "app/chef/adapt.h"

#include <gmock/gmock.h>

#include <set>

#include "app/chef/choose.h"
#include "app/chef/kitchen_for_test.h"

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

TEST(Adapt, ScalesToTheServings) {
  const knowledge::Recipe& recipe = ShippedKnowledge().recipes().front();
  CookingRequest request;
  request.servings = recipe.servings * 2;
  const auto dish = Adapted(recipe, request, {});
  ASSERT_TRUE(dish) << dish.error();
  EXPECT_EQ(dish->servings, recipe.servings * 2);
  const auto once = Adapted(recipe, {}, {});
  EXPECT_NEAR(dish->per_serving->kcal, once->per_serving->kcal, 1);
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

}  // namespace
}  // namespace flavorbot::app::chef
