#include "storage/sign_in_store.h"

#include <gtest/gtest.h>

#include <thread>

#include "storage/memory_table_for_test.h"

namespace flavorbot::storage {
namespace {

constexpr std::chrono::minutes kWindow{15};
constexpr const char* kAna = "ana@example.com";

class SignInStoreTest : public testing::Test {
 protected:
  std::int64_t CountAt(base::TimePoint now) {
    dynamodb::CallContext context;
    const auto seen = memory_.Run(store_.Find(context, kAna))->failures;
    const auto counted = memory_.Run(store_.CountFailure(context, kAna, seen, now, now + kWindow));
    EXPECT_TRUE(counted.has_value());
    return counted.has_value() ? counted->count : -1;
  }
  SignInState Find() { return *memory_.Run(store_.Find(memory_.context(), kAna)); }

  MemoryTable memory_;
  SignInStore store_{memory_.table()};
};

TEST_F(SignInStoreTest, AnAddressNobodyOwnsHasNeitherOwnerNorFailures) {
  EXPECT_EQ(Find().user_id, std::nullopt);
  EXPECT_EQ(Find().failures.count, 0);
}

TEST_F(SignInStoreTest, OwnerAndFailuresComeInOneRequest) {
  auto guard = KeyItem(EmailGuardKey(kAna));
  guard.Set("userId", dynamodb::AttributeValue::S("u1"));
  dynamodb::PutItemRequest request;
  request.table_name = memory_.table().name();
  request.item = guard;
  ASSERT_TRUE(memory_.Run(memory_.api().PutItem(memory_.context(), request)).has_value());
  CountAt(kTestStart);
  const auto calls = memory_.context().calls;
  const auto state = Find();
  EXPECT_EQ(memory_.context().calls, calls + 1);
  EXPECT_EQ(state.user_id, "u1");
  EXPECT_EQ(state.failures.count, 1);
  EXPECT_EQ(state.failures.window_ends, kTestStart + kWindow);
}

TEST_F(SignInStoreTest, FailuresAddUpWithinTheWindowAndEachMovesItsEnd) {
  EXPECT_EQ(CountAt(kTestStart), 1);
  EXPECT_EQ(CountAt(kTestStart + std::chrono::minutes{14}), 2);
  EXPECT_EQ(CountAt(kTestStart + std::chrono::minutes{28}), 3);
}

TEST_F(SignInStoreTest, BehindTheWindowCountingBeginsAnew) {
  EXPECT_EQ(CountAt(kTestStart), 1);
  EXPECT_EQ(CountAt(kTestStart), 2);
  EXPECT_EQ(CountAt(kTestStart + kWindow), 1);
}

TEST_F(SignInStoreTest, SimultaneousFailuresAreAllCounted) {
  std::vector<std::jthread> guessers;
  for (int i = 0; i < 20; ++i) guessers.emplace_back([this] { CountAt(kTestStart); });
  guessers.clear();
  EXPECT_EQ(Find().failures.count, 20);
}

// Both what was seen as closed and is open, and the reverse.
TEST_F(SignInStoreTest, WhatWasSeenMayBeOutOfDate) {
  const SignInFailures none;
  const SignInFailures open{1, kTestStart + kWindow};
  dynamodb::CallContext context;
  const auto count = [&](SignInFailures seen) {
    return memory_.Run(store_.CountFailure(context, kAna, seen, kTestStart, kTestStart + kWindow))
        ->count;
  };
  EXPECT_EQ(count(open), 1);
  EXPECT_EQ(count(none), 2);
}

TEST_F(SignInStoreTest, ForgettingTakesThemAway) {
  CountAt(kTestStart);
  ASSERT_TRUE(memory_.Run(store_.Forget(memory_.context(), kAna)).has_value());
  EXPECT_EQ(Find().failures.count, 0);
}

}  // namespace
}  // namespace flavorbot::storage
