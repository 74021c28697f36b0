#include "app/chef/told_talk.h"

#include <gtest/gtest.h>

#include "app/chef/kitchen_for_test.h"
#include "base/contains.h"

namespace flavorbot::app::chef {
namespace {

using knowledge::Allergen;

void Say(storage::StoredTalk& talk, std::string question, std::string reply) {
  talk.messages.push_back({.content = std::move(question)});
  talk.messages.push_back({.speaker = storage::Speaker::kChef, .content = std::move(reply)});
}

ToldTalk ToldOf(const storage::StoredTalk& talk, const std::string& question,
                std::optional<std::vector<Turn>> earlier = std::nullopt) {
  return Told({.stored = talk,
               .question = question,
               .earlier = std::move(earlier),
               .knowledge = ShippedKnowledge(),
               .understanding = ShippedUnderstanding()});
}

// Ten of them are more than a chef is told.
const std::string kMuch(4'000, '.');

TEST(ToldTalk, AShortTalkIsToldWhole) {
  storage::StoredTalk talk;
  Say(talk, "I'm allergic to nuts. Soup?", "Soup.");
  const auto told = ToldOf(talk, "And bread?");
  ASSERT_EQ(told.talk.size(), 3U);
  EXPECT_EQ(told.talk[2].text, "And bread?");
  EXPECT_TRUE(told.constraints.empty());
}

TEST(ToldTalk, WhatWasSaidHoldsWhenItIsNotToldAnyMore) {
  storage::StoredTalk talk;
  Say(talk, "I'm allergic to nuts, and no onions please. Soup?", "Soup.");
  for (int i = 0; i < 10; ++i) Say(talk, "And then?", kMuch);
  auto told = ToldOf(talk, "And bread?");
  EXPECT_LT(told.talk.size(), 22U);
  EXPECT_TRUE(told.constraints.allergens.Has(Allergen::kTreeNuts));
  EXPECT_TRUE(base::Contains(told.constraints.foods, IdOf("onion")));
  // What is asked for by name since isn't avoided any more; an allergy is never taken back so.
  told = ToldOf(talk, "A soup with onions");
  EXPECT_FALSE(base::Contains(told.constraints.foods, IdOf("onion")));
  EXPECT_TRUE(told.constraints.allergens.Has(Allergen::kTreeNuts));
}

TEST(ToldTalk, WhatAClientLeavesOutHoldsToo) {
  storage::StoredTalk talk;
  Say(talk, "I'm allergic to nuts. Soup?", "Soup.");
  const std::vector<Turn> earlier = {
      {.speaker = Speaker::kPerson, .text = "I don't eat fish", .dish = {}}};
  const auto told = ToldOf(talk, "And bread?", earlier);
  ASSERT_EQ(told.talk.size(), 2U);
  EXPECT_TRUE(told.constraints.allergens.Has(Allergen::kTreeNuts));
  EXPECT_FALSE(told.constraints.empty());
}

}  // namespace
}  // namespace flavorbot::app::chef
