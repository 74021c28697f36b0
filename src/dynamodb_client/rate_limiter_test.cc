#include "dynamodb_client/rate_limiter.h"

#include <gtest/gtest.h>

#include <map>

namespace flavorbot::dynamodb_client {
namespace {

using Answer = RateLimiter::Answer;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

RateLimiter::TimePoint At(std::int64_t ms) { return RateLimiter::TimePoint(milliseconds(ms)); }

// The rates are what DefaultRateLimiter of npm's @smithy/core says after the same answers.
TEST(RateLimiter, RatesAreThoseOfTheSdk) {
  const std::map<int, double> expected = {{15, 1.35},       {20, 6.9888},     {21, 4.89216},
                                          {22, 3.424512},   {25, 4.12513742}, {30, 4.728511},
                                          {35, 4.88646528}, {40, 4.89900025}, {45, 3.50414843},
                                          {50, 4.53725769}, {55, 4.93782906}, {60, 5.00586254}};
  RateLimiter limiter(At(5000));
  for (int i = 1; i <= 60; ++i) {
    const bool is_throttled = (i >= 20 && i <= 22) || i == 45;
    limiter.Note(is_throttled ? Answer::kThrottled : Answer::kOther, At(5000 + i * 100));
    const auto rate = expected.find(i);
    if (rate != expected.end()) EXPECT_NEAR(limiter.rate(), rate->second, 1e-6) << i;
  }
}

TEST(RateLimiter, NothingWaitsBeforeTheFirstThrottling) {
  RateLimiter limiter(At(0));
  for (int i = 0; i < 1000; ++i) {
    EXPECT_EQ(limiter.Take(At(i)), nanoseconds(0));
    limiter.Note(Answer::kOther, At(i));
  }
}

TEST(RateLimiter, RequestsWaitForTheirTokens) {
  RateLimiter limiter(At(0));
  limiter.Note(Answer::kThrottled, At(0));
  EXPECT_EQ(limiter.rate(), 0.5);
  EXPECT_EQ(limiter.Take(At(0)), milliseconds(2000));
  EXPECT_EQ(limiter.Take(At(1000)), milliseconds(1000));
  EXPECT_EQ(limiter.Take(At(2000)), nanoseconds(0));
  EXPECT_EQ(limiter.Take(At(2000)), milliseconds(2000));
}

}  // namespace
}  // namespace flavorbot::dynamodb_client
