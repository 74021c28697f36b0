#include "cli/cost/partition_heat.h"

#include <gtest/gtest.h>

#include "cli/cost/measured_for_test.h"

namespace flavorbot::cli::cost {
namespace {

const UsageProfile kProfile{
    .description = "", .account_age_months = 1, .per_user_month = {{"uses", 10}}};
// 10 times a user and so many users are 100 a second on average.
constexpr Load kLoad{.users = 26'280'000, .peak_factor = 4};

TEST(PartitionHeat, ASharedKeyGetsEverybodysLoad) {
  const auto heats = HeatOf(MadeUp({.keys = {{.keys = "DELETIONS",
                                              .is_shared = true,
                                              .write_units = 5,
                                              .most_write_units = 5}}}),
                            kProfile, kLoad);
  ASSERT_EQ(heats.size(), 1);
  EXPECT_NEAR(heats[0].key_write_units, 2000, 1e-6);
  EXPECT_TRUE(heats[0].is_too_hot());
  ASSERT_TRUE(heats[0].users_at_limit.has_value());
  EXPECT_NEAR(*heats[0].users_at_limit, 13'140'000, 1e-3);
}

TEST(PartitionHeat, AKeyOfOnePersonGetsOnlyThatPersonsLoad) {
  const auto heats =
      HeatOf(MadeUp({.keys = {{.keys = "USER#…", .read_units = 12, .most_read_units = 12}}}),
             kProfile, kLoad);
  ASSERT_EQ(heats.size(), 1);
  EXPECT_NEAR(heats[0].read_units, 4800, 1e-6);
  EXPECT_LT(heats[0].key_read_units, 0.001);
  EXPECT_FALSE(heats[0].is_too_hot());
  EXPECT_FALSE(heats[0].users_at_limit.has_value());
  EXPECT_EQ(heats[0].hottest_pattern, "PUT /made/up");
  EXPECT_DOUBLE_EQ(heats[0].hottest_times_a_second, 250);
}

}  // namespace
}  // namespace flavorbot::cli::cost
