#include "app/chef/said_constraints.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/chef/kitchen_for_test.h"

namespace flavorbot::app::chef {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<Turn> TalkOf(std::initializer_list<const char*> texts) {
  std::vector<Turn> talk;
  for (const char* text : texts) talk.push_back({.text = text, .dish = {}});
  return talk;
}

SaidNames NamesIn(const std::vector<Turn>& talk) {
  const auto& understanding = ShippedUnderstanding();
  return NamesSaid(ShippedKnowledge(), understanding.finder(), talk,
                   SaidConstraints(understanding, talk));
}

TEST(SaidConstraints, HoldFromWhereTheyAreSaid) {
  const auto said = SaidConstraints(ShippedUnderstanding(),
                                    TalkOf({"I'm vegan", "a soup, no cilantro", "for six"}));
  EXPECT_TRUE(said.diets.Has(Diet::kVegan));
  EXPECT_THAT(said.foods, Contains(IdOf("cilantro")));
}

TEST(SaidConstraints, WhatTheChefSaysRulesNothingOut) {
  const std::vector<Turn> talk = {
      {.speaker = Speaker::kChef, .text = "Without cilantro.", .dish = {}}};
  EXPECT_TRUE(SaidConstraints(ShippedUnderstanding(), talk).empty());
}

TEST(SaidConstraints, WhatIsThenAskedForIsNoLongerLeftOut) {
  const auto talk = TalkOf({"a salad, no cilantro", "now one with cilantro"});
  EXPECT_THAT(NamesIn(talk).foods, IsEmpty());
}

TEST(SaidConstraints, AFoodIsCalledAsItIsSaidHoweverManyItMeans) {
  EXPECT_THAT(NamesIn(TalkOf({"Pasta without Tomatoes"})).foods, ElementsAre("tomatoes"));
}

TEST(SaidConstraints, OfAFoodThatIsAllowedInPartTheRestIsNamed) {
  const auto names = NamesIn(TalkOf({"pasta without tomatoes", "with cherry tomatoes then"}));
  EXPECT_THAT(names.foods, Contains("tomato paste"));
  EXPECT_THAT(names.foods, Not(Contains("cherry tomato")));
  EXPECT_THAT(names.foods, Not(Contains("tomatoes")));
}

TEST(SaidConstraints, AMisspeltFoodHasItsName) {
  EXPECT_THAT(NamesIn(TalkOf({"no cilanrto please"})).foods, ElementsAre("cilantro"));
}

TEST(SaidConstraints, UnknownWordsAreCalledAsTheyAreSaid) {
  EXPECT_THAT(NamesIn(TalkOf({"no flurbishes"})).unknown, ElementsAre("flurbishes"));
}

}  // namespace
}  // namespace flavorbot::app::chef
