#include "dynamodb_server/token_bucket.h"

#include <gtest/gtest.h>

namespace flavorbot::dynamodb_server {
namespace {

using std::chrono::milliseconds;

base::TimePoint At(int ms) { return base::TimePoint(milliseconds{ms}); }

TEST(TokenBucket, BeginsWithOneSecondsUnits) {
  TokenBucket bucket(2, At(0));
  EXPECT_TRUE(bucket.Admit(1, At(0)));
  EXPECT_TRUE(bucket.Admit(1, At(0)));
  EXPECT_FALSE(bucket.Admit(1, At(0)));
}

TEST(TokenBucket, FillsWithTime) {
  TokenBucket bucket(2, At(0));
  bucket.Take(2);
  EXPECT_TRUE(bucket.IsEmpty(At(0)));
  EXPECT_FALSE(bucket.IsEmpty(At(1)));
}

TEST(TokenBucket, WhatACallCostMoreIsOwed) {
  TokenBucket bucket(1, At(0));
  EXPECT_TRUE(bucket.Admit(1, At(0)));
  bucket.Take(10);
  EXPECT_FALSE(bucket.Admit(1, At(10'000)));
  EXPECT_TRUE(bucket.Admit(1, At(10'001)));
}

TEST(TokenBucket, KeepsThreeHundredSecondsUnits) {
  TokenBucket bucket(1, At(0));
  int admitted = 0;
  while (bucket.Admit(1, At(1'000'000))) ++admitted;
  EXPECT_EQ(admitted, 300);
}

TEST(TokenBucket, AClockThatIsSetBackTakesNothing) {
  TokenBucket bucket(1, At(5000));
  EXPECT_FALSE(bucket.IsEmpty(At(0)));
}

}  // namespace
}  // namespace flavorbot::dynamodb_server
