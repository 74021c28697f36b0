#include "app/usage_meter.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "storage/memory_table_for_test.h"

namespace flavorbot::app {
namespace {

using dynamodb::AttributeValue;

class UsageMeterTest : public testing::Test {
 protected:
  void PutUser(const std::string& id, std::string tier) {
    dynamodb::PutItemRequest request;
    request.table_name = memory_.table().name();
    request.item = storage::KeyItem(storage::ProfileKey(id));
    request.item.Set("id", AttributeValue::S(id));
    request.item.Set("subscriptionTier", AttributeValue::S(std::move(tier)));
    ASSERT_TRUE(memory_.Run(memory_.api().PutItem(memory_.context(), std::move(request))));
  }
  Result<Reservation> Generate(std::string user_id) {
    dynamodb::CallContext context;
    return memory_.Run(meter_.ReserveGeneration(context, std::move(user_id)));
  }
  MonthReport ThisMonth(std::string user_id) {
    return memory_.Run(meter_.ThisMonth(memory_.context(), std::move(user_id))).value();
  }

  storage::MemoryTable memory_;
  storage::UsageStore usage_{memory_.table()};
  storage::UserStore users_{memory_.table()};
  UsageMeter meter_{usage_, users_, memory_.clock()};
};

TEST_F(UsageMeterTest, FreeMonthHasFiveGenerationsAndSaysWhatRemains) {
  PutUser("ann", "free");
  EXPECT_EQ(ThisMonth("ann").remaining, 5);
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(Generate("ann").has_value());
  const auto refused = Generate("ann");
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, ErrorCode::kForbidden);
  EXPECT_EQ(refused.error().message, "Monthly recipe limit reached. Please upgrade your plan.");
  const auto report = ThisMonth("ann");
  EXPECT_EQ(report.month, "2026-11");
  EXPECT_EQ(report.used.recipes_generated, 5);
  EXPECT_EQ(report.limit, 5);
  EXPECT_EQ(report.remaining, 0);
}

TEST_F(UsageMeterTest, TiersHaveTheirLimitsAndUnknownIsFree) {
  PutUser("basic", "basic");
  PutUser("pro", "pro");
  PutUser("odd", "platinum");
  EXPECT_EQ(ThisMonth("basic").limit, 50);
  EXPECT_EQ(ThisMonth("pro").limit, std::nullopt);
  EXPECT_EQ(ThisMonth("pro").remaining, std::nullopt);
  EXPECT_EQ(ThisMonth("odd").tier, Tier::kFree);
  for (int i = 0; i < 51; ++i) EXPECT_TRUE(Generate("pro").has_value());
}

TEST_F(UsageMeterTest, WhatIsGivenBackIsOfTheMonthItWasReservedIn) {
  PutUser("ann", "free");
  const auto reservation = Generate("ann");
  memory_.clock().Advance(std::chrono::days{30});
  ASSERT_TRUE(Generate("ann").has_value());
  ASSERT_TRUE(memory_.Run(meter_.GiveBack(memory_.context(), *reservation)).has_value());
  const auto november = memory_.Run(meter_.Month(memory_.context(), "ann", "2026-11"));
  EXPECT_EQ((*november)->recipes_generated, 0);
  EXPECT_EQ(ThisMonth("ann").used.recipes_generated, 1);
}

// So that nobody has to read the month again to say what is left of it.
TEST_F(UsageMeterTest, WhatIsCountedAndWhatIsGivenBackSaysWhatIsUsedThen) {
  PutUser("ann", "free");
  ASSERT_TRUE(memory_.Run(meter_.CountChat(memory_.context(), "ann")).has_value());
  ASSERT_TRUE(Generate("ann").has_value());
  const auto second = Generate("ann").value();
  EXPECT_EQ(second.used.recipes_generated, 2);
  EXPECT_EQ(second.used.recipe_queries, 1);
  const auto report = ReportOf(Tier::kFree, second.month, second.used);
  const auto read = ThisMonth("ann");
  EXPECT_EQ(report.month, read.month);
  EXPECT_EQ(report.resets_at, read.resets_at);
  EXPECT_EQ(report.remaining, read.remaining);
  const auto left = memory_.Run(meter_.GiveBack(memory_.context(), second)).value();
  EXPECT_EQ(left.recipes_generated, 1);
  EXPECT_EQ(left.recipe_queries, 1);
}

TEST_F(UsageMeterTest, ChatsDoNotUseUpGenerations) {
  PutUser("ann", "free");
  for (int i = 0; i < 9; ++i) {
    ASSERT_TRUE(memory_.Run(meter_.CountChat(memory_.context(), "ann")).has_value());
  }
  EXPECT_EQ(ThisMonth("ann").used.recipe_queries, 9);
  EXPECT_EQ(ThisMonth("ann").remaining, 5);
  EXPECT_TRUE(Generate("ann").has_value());
}

TEST_F(UsageMeterTest, OfFiftyGenerationsAtOnceAFreeUserGetsFive) {
  PutUser("ann", "free");
  std::atomic<int> succeeded = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 50; ++i) {
      threads.emplace_back([&] { succeeded += Generate("ann").has_value() ? 1 : 0; });
    }
  }
  EXPECT_EQ(succeeded, 5);
  EXPECT_EQ(ThisMonth("ann").used.recipes_generated, 5);
}

TEST_F(UsageMeterTest, MonthResetsAtTheFirstMomentOfTheNextInUtc) {
  PutUser("ann", "free");
  EXPECT_EQ(
      ThisMonth("ann").resets_at,
      base::TimePoint{std::chrono::sys_days{std::chrono::year{2026} / std::chrono::December / 1}});
}

TEST_F(UsageMeterTest, WhatIsNoMonthIsRefused) {
  for (const char* text : {"", "2026", "2026-13", "2026-1", "november"}) {
    const auto month = memory_.Run(meter_.Month(memory_.context(), "ann", text));
    ASSERT_FALSE(month.has_value()) << text;
    EXPECT_EQ(month.error().code, ErrorCode::kInvalidFields) << text;
  }
  EXPECT_FALSE(memory_.Run(meter_.Month(memory_.context(), "ann", "2025-01"))->has_value());
}

TEST_F(UsageMeterTest, AccountThatIsGoneIsNobody) {
  EXPECT_EQ(Generate("nobody").error().code, ErrorCode::kUnauthenticated);
}

}  // namespace
}  // namespace flavorbot::app
