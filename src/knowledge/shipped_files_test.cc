#include "knowledge/shipped_files.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace flavorbot::knowledge {
namespace {

// tools/check_knowledge looks at each entry; here the program does.
TEST(ShippedFiles, AreAKnowledgeBase) {
  const auto knowledge = KnowledgeBase::Read(ShippedFiles());
  ASSERT_TRUE(knowledge) << knowledge.error();
  EXPECT_GE(knowledge->foods().size(), 500U);
  EXPECT_GE(knowledge->recipes().size(), 150U);
}

TEST(ShippedFiles, HaveRecipesOfEveryMeal) {
  const auto knowledge = KnowledgeBase::Read(ShippedFiles());
  ASSERT_TRUE(knowledge) << knowledge.error();
  for (const Meal meal : {Meal::kBreakfast, Meal::kLunch, Meal::kDinner, Meal::kSnacks,
                          Meal::kDessert, Meal::kAppetizer, Meal::kBeverage}) {
    EXPECT_GE(std::ranges::count_if(knowledge->recipes(),
                                    [&](const Recipe& recipe) { return recipe.meals.Has(meal); }),
              8)
        << static_cast<int>(meal);
  }
}

}  // namespace
}  // namespace flavorbot::knowledge
