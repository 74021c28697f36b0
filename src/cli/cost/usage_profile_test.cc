#include "cli/cost/usage_profile.h"

#include <gtest/gtest.h>

#include <set>

#include "cli/cost/access_pattern.h"
#include "cli/cost/default_files.h"

namespace flavorbot::cli::cost {
namespace {

std::string FaultWith(std::string_view from, std::string_view to) {
  std::string text(DefaultProfile());
  text.replace(text.find(from), from.size(), to);
  const auto profile = ParseProfile(text, "mine.json");
  return profile ? std::string() : profile.error();
}

TEST(UsageProfile, TheBuiltInOneHasEveryPatternOnce) {
  const auto profile = ParseProfile(DefaultProfile(), "infra/cost_profile.json");
  ASSERT_TRUE(profile.has_value()) << profile.error();
  std::set<std::string_view> names;
  for (const auto& section : AllPatterns()) {
    for (const auto& pattern : section.patterns) {
      EXPECT_TRUE(names.insert(pattern.frequency).second) << pattern.frequency;
    }
  }
  EXPECT_EQ(profile->per_user_month.size(), names.size());
  EXPECT_GT(profile->account_age_months, 0);
}

TEST(UsageProfile, FaultsAreNamed) {
  EXPECT_EQ(FaultWith("\"logins\"", "\"logons\""), "mine.json: perUserMonth.logins is missing");
  EXPECT_EQ(FaultWith("\"logins\"", "\"logons\": 1, \"logins\""),
            "mine.json: perUserMonth.logons is no member here");
  EXPECT_EQ(FaultWith("\"logins\": ", "\"logins\": -"),
            "mine.json: perUserMonth.logins must not be negative");
  EXPECT_EQ(FaultWith("\"accountAgeMonths\"", "\"accountAge\""),
            "mine.json: accountAgeMonths is missing");
}

}  // namespace
}  // namespace flavorbot::cli::cost
