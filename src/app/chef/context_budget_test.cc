#include "app/chef/context_budget.h"

#include <gtest/gtest.h>

#include "app/chef/scripted_chef_for_test.h"

namespace flavorbot::app::chef {
namespace {

std::vector<Turn> TalkOf(int pairs, std::size_t characters) {
  std::vector<Turn> talk;
  for (int i = 0; i < pairs; ++i) {
    talk.push_back({.speaker = Speaker::kPerson, .text = std::string(characters, 'p'), .dish = {}});
    talk.push_back({.speaker = Speaker::kChef, .text = std::string(characters, 'c'), .dish = {}});
  }
  talk.push_back({.speaker = Speaker::kPerson, .text = "And now?", .dish = {}});
  return talk;
}

TEST(ContextBudget, KeepsTheNewestAndBeginsWithThePerson) {
  const auto told = WithinBudget(TalkOf(10, 100), 8 + 350);
  ASSERT_EQ(told.size(), 3U);
  EXPECT_EQ(told[0].speaker, Speaker::kPerson);
  EXPECT_EQ(told.back().text, "And now?");
  EXPECT_EQ(WithinBudget(TalkOf(10, 100), 100'000).size(), 21U);
}

TEST(ContextBudget, TheQuestionIsToldInAnyCase) {
  EXPECT_EQ(WithinBudget(TalkOf(3, 100), 1).size(), 1U);
}

TEST(ContextBudget, OfDishesOnlyTheLastIsToldInFull) {
  auto talk = TalkOf(2, 10);
  talk[1].dish = TomatoSoup();
  talk[3].dish = TomatoSoup();
  const auto told = WithinBudget(std::move(talk));
  ASSERT_EQ(told.size(), 5U);
  EXPECT_TRUE(told[1].dish->steps.empty());
  EXPECT_EQ(told[1].dish->known_recipe, "tomato-soup");
  EXPECT_EQ(told[1].dish->ingredients.size(), 3U);
  EXPECT_EQ(told[3].dish->steps.size(), 2U);
}

}  // namespace
}  // namespace flavorbot::app::chef
