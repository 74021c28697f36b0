#include "web_api/rate_limiter.h"

#include <gtest/gtest.h>

namespace flavorbot::web_api {
namespace {

using std::chrono::seconds;

class RateLimiterTest : public testing::Test {
 protected:
  int TakenAtOnce(RateLimit limit, const std::string& address) {
    int taken = 0;
    while (taken < 10'000 && !limiter_.Take(limit, address, now_)) ++taken;
    return taken;
  }

  RateLimiter limiter_;
  RateLimiter::TimePoint now_{std::chrono::hours{1000}};
};

TEST_F(RateLimiterTest, ABucketEmptiesAndSaysWhenToComeBack) {
  EXPECT_EQ(TakenAtOnce(RateLimit::kCredentials, "192.0.2.1"), 100);
  EXPECT_EQ(limiter_.Take(RateLimit::kCredentials, "192.0.2.1", now_), seconds{2});
  EXPECT_EQ(limiter_.Take(RateLimit::kCredentials, "192.0.2.1", now_ + seconds{2}), std::nullopt);
  EXPECT_EQ(limiter_.Take(RateLimit::kCredentials, "192.0.2.1", now_ + seconds{2}), seconds{2});
}

TEST_F(RateLimiterTest, ClientsAndKindsHaveBucketsOfTheirOwn) {
  EXPECT_EQ(TakenAtOnce(RateLimit::kMail, "192.0.2.1"), 20);
  EXPECT_EQ(TakenAtOnce(RateLimit::kMail, "192.0.2.2"), 20);
  EXPECT_EQ(TakenAtOnce(RateLimit::kCredentials, "192.0.2.1"), 100);
}

TEST_F(RateLimiterTest, TheChefIsAskedMoreOftenThanAPersonAsks) {
  EXPECT_EQ(TakenAtOnce(RateLimit::kChef, "ana"), 120);
  EXPECT_EQ(TakenAtOnce(RateLimit::kChef, "bob"), 120);
  EXPECT_EQ(TakenAtOnce(RateLimit::kStrangers, "192.0.2.1"), 100);
  EXPECT_EQ(TakenAtOnce(RateLimit::kCredentials, "192.0.2.1"), 100);
  now_ += seconds{1815};
  EXPECT_EQ(TakenAtOnce(RateLimit::kChef, "ana"), 60);
}

TEST_F(RateLimiterTest, AnIpv6NetworkIsOneClient) {
  EXPECT_EQ(TakenAtOnce(RateLimit::kMail, "2001:db8::1"), 20);
  EXPECT_EQ(TakenAtOnce(RateLimit::kMail, "2001:db8::ffff:2"), 0);
  EXPECT_EQ(TakenAtOnce(RateLimit::kMail, "2001:db8:0:1::1"), 20);
}

TEST_F(RateLimiterTest, LoopbackStandsForMany) {
  EXPECT_EQ(TakenAtOnce(RateLimit::kCredentials, "127.0.0.1"), 2000);
  EXPECT_EQ(TakenAtOnce(RateLimit::kCredentials, "::1"), 2000);
}

TEST_F(RateLimiterTest, RoutesWithoutALimitHaveNone) {
  EXPECT_EQ(TakenAtOnce(RateLimit::kNone, "192.0.2.1"), 10'000);
}

// Whoever has many addresses must not fill the memory, nor empty the buckets of others.
TEST_F(RateLimiterTest, BeyondItsBoundNewClientsShareABucketUntilOldOnesAreFullAgain) {
  EXPECT_EQ(TakenAtOnce(RateLimit::kMail, "192.0.2.1"), 20);
  for (std::size_t i = 1; i < RateLimiter::kMaxClients; ++i) {
    const auto address = "10." + std::to_string(i / 65536) + "." + std::to_string(i / 256 % 256) +
                         "." + std::to_string(i % 256);
    ASSERT_EQ(limiter_.Take(RateLimit::kMail, address, now_), std::nullopt);
  }
  EXPECT_EQ(TakenAtOnce(RateLimit::kMail, "198.51.100.1"), 20);
  EXPECT_EQ(TakenAtOnce(RateLimit::kMail, "198.51.100.2"), 0);
  EXPECT_EQ(TakenAtOnce(RateLimit::kMail, "192.0.2.1"), 0);

  now_ += std::chrono::minutes{20};
  EXPECT_EQ(TakenAtOnce(RateLimit::kMail, "198.51.100.2"), 20);
}

}  // namespace
}  // namespace flavorbot::web_api
