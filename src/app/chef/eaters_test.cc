#include "app/chef/eaters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/chef/kitchen_for_test.h"
#include "storage/memory_table_for_test.h"

namespace flavorbot::app::chef {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

TEST(Eaters, AProfilesListsAreReadAlikeAndToldInWords) {
  storage::MemoryTable memory;
  const storage::UserStore users(memory.table());
  const Eaters eaters(users, ShippedUnderstanding(), ShippedKnowledge());
  const storage::User ana{.id = "ana",
                          .email = "a@b.de",
                          .email_normalised = "a@b.de",
                          .subscription_tier = "pro",
                          .dietary_preferences = {"vegan", "flurbish"},
                          .allergies = {"peanuts", "cilantro"}};
  const storage::Token token{.key = "t", .user_id = "ana", .email = "a", .email_normalised = "a"};
  ASSERT_TRUE(
      memory.Run(users.Create(memory.context(), ana, token, {.key = "s", .user_id = "ana"})));

  const auto eater = memory.Run(eaters.Find(memory.context(), "ana")).value();
  EXPECT_EQ(eater.tier, Tier::kPro);
  EXPECT_TRUE(eater.constraints.diets.Has(Diet::kVegan));
  EXPECT_TRUE(eater.constraints.allergens.Has(knowledge::Allergen::kPeanut));
  EXPECT_THAT(eater.constraints.foods, Contains(IdOf("cilantro")));

  const auto report = memory.Run(eaters.Report(memory.context(), "ana")).value();
  EXPECT_THAT(report.diets, ElementsAre("vegan"));
  EXPECT_THAT(report.allergies, Contains("peanut"));
  EXPECT_THAT(report.unknown, ElementsAre("flurbish"));
}

TEST(Eaters, WhatIsSaidInATalkIsToldBeyondTheProfile) {
  storage::MemoryTable memory;
  const storage::UserStore users(memory.table());
  const Eaters eaters(users, ShippedUnderstanding(), ShippedKnowledge());
  const std::vector<Turn> talk = {
      {.text = "A vegan soup without peanuts or mushrooms", .dish = {}},
      {.speaker = Speaker::kChef, .text = "No onions in it!", .dish = {}},
      {.text = "I'm allergic to milk, and no cilantro. No flurbish.", .dish = {}}};
  const auto said =
      eaters.ReportSaid(talk, {.diets = {}, .allergies = {"peanut", "egg"}, .unknown = {}});
  EXPECT_THAT(said.diets, ElementsAre("vegan"));
  EXPECT_THAT(said.allergies, UnorderedElementsAre("milk", "mushroom", "cilantro"));
  EXPECT_THAT(said.unknown, ElementsAre("flurbish"));
}

TEST(Eaters, WhatIsAnAllergenAndAnOriginIsToldOnce) {
  storage::MemoryTable memory;
  const storage::UserStore users(memory.table());
  const Eaters eaters(users, ShippedUnderstanding(), ShippedKnowledge());
  const std::vector<Turn> talk = {{.text = "No shellfish, no eggs", .dish = {}}};
  EXPECT_THAT(eaters.ReportSaid(talk, {}).allergies,
              UnorderedElementsAre("crustaceans", "molluscs", "egg"));
}

TEST(Eaters, AnAccountThatIsGoneIsNobody) {
  storage::MemoryTable memory;
  const storage::UserStore users(memory.table());
  const Eaters eaters(users, ShippedUnderstanding(), ShippedKnowledge());
  EXPECT_EQ(memory.Run(eaters.Find(memory.context(), "ana")).error().code,
            ErrorCode::kUnauthenticated);
}

}  // namespace
}  // namespace flavorbot::app::chef
