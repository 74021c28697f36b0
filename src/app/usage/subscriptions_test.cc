#include "app/usage/subscriptions.h"

#include <gtest/gtest.h>

#include "app/usage_meter.h"
#include "storage/memory_table_for_test.h"

namespace flavorbot::app::usage {
namespace {

TEST(Tiers, OnlyTheirNamesAreTiers) {
  EXPECT_EQ(TierNamed("free"), Tier::kFree);
  EXPECT_EQ(TierNamed("basic"), Tier::kBasic);
  EXPECT_EQ(TierNamed("pro"), Tier::kPro);
  EXPECT_EQ(TierNamed("Pro"), std::nullopt);
  EXPECT_EQ(TierNamed(""), std::nullopt);
}

TEST(Subscriptions, AnotherTierHoldsFromTheNextLookAtTheMeter) {
  storage::MemoryTable memory;
  storage::UserStore users(memory.table());
  storage::UsageStore usage(memory.table());
  storage::SubscriptionStore store(memory.table());
  const storage::User ann{.id = "u1", .email = "a@b.de", .email_normalised = "a@b.de"};
  const storage::Token token{.key = "t", .user_id = "u1", .email = "a", .email_normalised = "a"};
  ASSERT_TRUE(
      memory.Run(users.Create(memory.context(), ann, token, {.key = "s", .user_id = "u1"})));
  UsageMeter meter(usage, users, memory.clock());
  EXPECT_EQ(memory.Run(meter.ThisMonth(memory.context(), "u1"))->limit, 5);

  const Subscriptions subscriptions(store, memory.clock());
  ASSERT_TRUE(memory.Run(subscriptions.SetTier(memory.context(), "u1", Tier::kPro)));
  EXPECT_EQ(memory.Run(meter.ThisMonth(memory.context(), "u1"))->limit, std::nullopt);

  const auto nobody = memory.Run(subscriptions.SetTier(memory.context(), "u2", Tier::kPro));
  ASSERT_FALSE(nobody);
  EXPECT_EQ(nobody.error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace flavorbot::app::usage
