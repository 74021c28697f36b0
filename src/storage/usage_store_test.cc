#include "storage/usage_store.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "storage/memory_table_for_test.h"

namespace flavorbot::storage {
namespace {

using dynamodb::AttributeValue;
using enum UsageCounter;

class UsageStoreTest : public testing::Test {
 protected:
  Result<Usage> Reserve(UsageCounter counter, std::optional<std::int64_t> limit) {
    return memory_.Run(
        store_.Reserve(memory_.context(), "ann", "2026-11", counter, limit, kTestStart));
  }
  Result<Usage> GiveBack(UsageCounter counter) {
    return memory_.Run(store_.GiveBack(memory_.context(), "ann", "2026-11", counter, kTestStart));
  }
  std::optional<Usage> Get(std::string user_id = "ann", std::string month = "2026-11") {
    return memory_.Run(store_.Get(memory_.context(), std::move(user_id), std::move(month))).value();
  }

  MemoryTable memory_;
  UsageStore store_{memory_.table()};
};

TEST_F(UsageStoreTest, CountersCountApart) {
  EXPECT_FALSE(Get().has_value());
  EXPECT_EQ(Reserve(kRecipesGenerated, 5)->recipes_generated, 1);
  EXPECT_EQ(Reserve(kRecipeQueries, std::nullopt)->recipe_queries, 1);
  EXPECT_EQ(Reserve(kRecipeQueries, std::nullopt)->recipe_queries, 2);
  EXPECT_EQ(Get()->recipes_generated, 1);
  EXPECT_EQ(Get()->recipe_queries, 2);
  EXPECT_EQ(Get()->updated_at, "2026-11-18T11:06:40.000Z");
  EXPECT_FALSE(Get("ann", "2026-12").has_value());
  EXPECT_FALSE(Get("bob").has_value());
}

TEST_F(UsageStoreTest, LimitIsReachedExactly) {
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(Reserve(kRecipesGenerated, 5).has_value());
  EXPECT_EQ(Reserve(kRecipesGenerated, 5).error().code, StoreErrorCode::kConflict);
  EXPECT_EQ(Get()->recipes_generated, 5);
  EXPECT_TRUE(Reserve(kRecipesGenerated, 50).has_value()) << "a larger tier goes on";
  EXPECT_TRUE(Reserve(kRecipesGenerated, std::nullopt).has_value());
}

TEST_F(UsageStoreTest, WhatIsGivenBackCanBeUsedAgainAndNeverGoesBelowZero) {
  EXPECT_EQ(GiveBack(kRecipesGenerated)->recipes_generated, 0);
  EXPECT_FALSE(Get().has_value()) << "giving back nothing makes no item";
  EXPECT_TRUE(Reserve(kRecipeQueries, std::nullopt).has_value());
  EXPECT_TRUE(Reserve(kRecipesGenerated, 1).has_value());
  for (int i = 0; i < 2; ++i) {
    const auto left = GiveBack(kRecipesGenerated).value();
    EXPECT_EQ(left.recipes_generated, 0);
    EXPECT_EQ(left.recipe_queries, 1);
  }
  EXPECT_EQ(Get()->recipes_generated, 0);
  EXPECT_TRUE(Reserve(kRecipesGenerated, 1).has_value());
}

// The Node version counts chats and generations in one, and never writes recipesGenerated.
TEST_F(UsageStoreTest, ItemOfTheNodeVersionIsReadAndCountedOn) {
  dynamodb::PutItemRequest request;
  request.table_name = memory_.table().name();
  request.item = KeyItem(UsageKey("ann", "2026-11"));
  request.item.Set("recipeQueries", AttributeValue::N(std::int64_t{9}));
  ASSERT_TRUE(memory_.Run(memory_.api().PutItem(memory_.context(), std::move(request))));
  EXPECT_EQ(Get()->recipe_queries, 9);
  EXPECT_EQ(Get()->recipes_generated, 0);
  EXPECT_EQ(Reserve(kRecipesGenerated, 5)->recipes_generated, 1);
  EXPECT_EQ(Get()->recipe_queries, 9);
}

TEST_F(UsageStoreTest, OfFiftyAtOnceExactlyFiveSucceed) {
  std::atomic<int> succeeded = 0;
  std::atomic<int> refused = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 50; ++i) {
      threads.emplace_back([&] {
        dynamodb::CallContext context;
        const auto reserved = memory_.Run(
            store_.Reserve(context, "ann", "2026-11", kRecipesGenerated, 5, kTestStart));
        if (reserved) {
          ++succeeded;
        } else if (reserved.error().code == StoreErrorCode::kConflict) {
          ++refused;
        }
      });
    }
  }
  EXPECT_EQ(succeeded, 5);
  EXPECT_EQ(refused, 45);
  EXPECT_EQ(Get()->recipes_generated, 5);
}

// The figures of usage_store.h and docs/access-patterns.md.
TEST_F(UsageStoreTest, PatternsCostWhatTheyAreSaidTo) {
  memory_.context() = {};
  (void)Reserve(kRecipesGenerated, 1);
  EXPECT_EQ(memory_.context().calls, 1U);
  EXPECT_EQ(memory_.context().write_units, 1);
  (void)Get();
  EXPECT_EQ(memory_.context().calls, 2U);
  EXPECT_EQ(memory_.context().read_units, 1);
  (void)GiveBack(kRecipesGenerated);
  EXPECT_EQ(memory_.context().calls, 3U);
  EXPECT_EQ(memory_.context().write_units, 2);
}

}  // namespace
}  // namespace flavorbot::storage
