// What a person's requests may cost at most. The exact figures are in docs/access-patterns.md,
// which access_patterns_markdown_test.cc holds against what is measured; these are promises that a
// new figure there must not break.
#include "cli/cost/pattern_cost.h"

#include <gtest/gtest.h>

#include "cli/cost/measured_for_test.h"

namespace flavorbot::cli::cost {
namespace {

const KeyLoad* LoadOf(const PatternCost& cost, std::string_view keys) {
  for (const auto& load : cost.keys) {
    if (load.keys == keys) return &load;
  }
  return nullptr;
}

TEST(PatternCost, RegisteringTakesAtMostThreeRequests) {
  EXPECT_LE(CostOf("registrations").requests, 3);
}

TEST(PatternCost, SigningInReadsAtMostTwice) { EXPECT_LE(CostOf("logins").read_requests, 2); }

// Whose session it is costs one strong read of one small item; what a pattern does with sessions of
// its own is told apart by the keys: those it writes.
TEST(PatternCost, WhoIsAskingCostsAtMostOneRead) {
  for (const auto& [section, costs] : Measured()) {
    for (const auto& cost : costs) {
      const auto* session = LoadOf(cost, "SESSION#…");
      if (session == nullptr) continue;
      EXPECT_LE(session->reads, 1) << cost.pattern->name;
      EXPECT_LE(session->read_units, 1) << cost.pattern->name;
    }
  }
}

TEST(PatternCost, AListOf50RecipesIsOneRequestBeyondThat) {
  for (const auto* frequency : {"recipeLists", "categoryLists", "recipePages", "searches"}) {
    EXPECT_LE(CostOf(frequency).requests, 2) << frequency;
    EXPECT_EQ(CostOf(frequency).write_requests, 0) << frequency;
  }
}

TEST(PatternCost, SavingARecipeIsOneWrite) {
  EXPECT_EQ(CostOf("recipesSaved").write_requests, 1);
  EXPECT_EQ(CostOf("recipesSaved").write_units, 1);
  EXPECT_LE(CostOf("recipesSaved").requests, 2);
}

TEST(PatternCost, ARecipeIsAnItemOfTheUsersPartition) {
  const auto& items = CostOf("recipesSaved").items;
  ASSERT_EQ(items.size(), 1);
  EXPECT_EQ(items.begin()->first, (ItemKind{"USER#…", "RECIPE#…"}));
  EXPECT_EQ(items.begin()->second.items, 1);
  EXPECT_FALSE(items.begin()->second.lifetime.has_value());
  EXPECT_GT(items.begin()->second.bytes, 500);
  EXPECT_LT(items.begin()->second.bytes, 1024);
}

TEST(PatternCost, SessionsAreGoneADayAfterTheyWereSeen) {
  for (const auto& [kind, change] : CostOf("logins").items) {
    ASSERT_TRUE(change.lifetime.has_value()) << kind.first << ' ' << kind.second;
    EXPECT_EQ(*change.lifetime, std::chrono::hours{24}) << kind.first << ' ' << kind.second;
  }
}

// Everything else that people touch is theirs alone.
TEST(PatternCost, OnlyTheNoteOfDeletionsIsSharedByEverybody) {
  for (const auto& [section, costs] : Measured()) {
    for (const auto& cost : costs) {
      for (const auto& load : cost.keys) {
        EXPECT_EQ(load.is_shared, load.keys == "DELETIONS") << cost.pattern->name;
      }
    }
  }
  EXPECT_NE(LoadOf(CostOf("accountDeletions"), "DELETIONS"), nullptr);
}

TEST(PatternCost, UnitsOfKeysAddUpToThoseOfThePattern) {
  for (const auto& [section, costs] : Measured()) {
    for (const auto& cost : costs) {
      double reads = 0;
      double writes = 0;
      for (const auto& load : cost.keys) {
        reads += load.read_units;
        writes += load.write_units;
      }
      EXPECT_NEAR(reads, cost.read_units, 1e-6) << cost.pattern->name;
      EXPECT_NEAR(writes, cost.write_units, 1e-6) << cost.pattern->name;
    }
  }
}

}  // namespace
}  // namespace flavorbot::cli::cost
