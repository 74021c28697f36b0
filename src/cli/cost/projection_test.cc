#include "cli/cost/projection.h"

#include <gtest/gtest.h>

#include "cli/cost/measured_for_test.h"

namespace flavorbot::cli::cost {
namespace {

const PriceList kPrices{.million_read_request_units = 0.25,
                        .million_write_request_units = 1.25,
                        .read_unit_hour = 0.0001,
                        .write_unit_hour = 0.0005,
                        .storage_gigabyte_month = 0.5,
                        .point_in_time_recovery_gigabyte_month = 0.2};
const UsageProfile kProfile{
    .description = "", .account_age_months = 1, .per_user_month = {{"uses", 10}}};

TEST(Projection, OnDemandIsPaidByTheUnit) {
  const auto measured = MadeUp({.read_units = 2, .write_units = 4});
  const auto month = Project(measured, kProfile, kPrices, {.users = 1'000'000});
  EXPECT_DOUBLE_EQ(month.read_units, 20e6);
  EXPECT_DOUBLE_EQ(month.write_units, 40e6);
  EXPECT_DOUBLE_EQ(month.on_demand_reads, 5);
  EXPECT_DOUBLE_EQ(month.on_demand_writes, 50);
  ASSERT_EQ(month.patterns.size(), 1);
  EXPECT_DOUBLE_EQ(month.patterns[0].times, 10e6);
  EXPECT_DOUBLE_EQ(month.patterns[0].on_demand_price, 55);
}

TEST(Projection, ProvisionedIsPaidForThePeakAllMonth) {
  // 10 times a user and 262,800 users are one a second.
  const auto measured = MadeUp({.read_units = 2, .write_units = 7});
  const auto month = Project(measured, kProfile, kPrices,
                             {.users = 262'800, .peak_factor = 3, .target_utilisation = 0.5});
  EXPECT_DOUBLE_EQ(month.provisioned_read_units, 12);
  EXPECT_DOUBLE_EQ(month.provisioned_write_units, 42);
  EXPECT_DOUBLE_EQ(month.provisioned_reads, 12 * 0.0001 * 730);
  EXPECT_DOUBLE_EQ(month.provisioned_writes, 42 * 0.0005 * 730);
}

TEST(Projection, ATableHasAtLeastOneUnitOfEach) {
  const auto month = Project(MadeUp({}), kProfile, kPrices, {.users = 1});
  EXPECT_EQ(month.provisioned_read_units, 1);
  EXPECT_EQ(month.provisioned_write_units, 1);
}

TEST(Projection, StorageIsBilledWithTheOverheadOfEachItem) {
  const auto measured = MadeUp({.items = {{{"USER#…", "RECIPE#…"}, {.items = 1, .bytes = 924}}}});
  // 10 items of 1,024 billed bytes each.
  const auto month = Project(measured, kProfile, kPrices, {.users = 1024.0 * 1024 / 10});
  EXPECT_DOUBLE_EQ(month.gigabytes, 1);
  EXPECT_DOUBLE_EQ(month.storage, 0.5);
  EXPECT_DOUBLE_EQ(month.point_in_time_recovery, 0.2);
}

}  // namespace
}  // namespace flavorbot::cli::cost
