#include "storage/recent_sessions.h"

#include <gtest/gtest.h>

namespace flavorbot::storage {
namespace {

using std::chrono::milliseconds;

class RecentSessionsTest : public testing::Test {
 protected:
  void Keep(const std::string& key, std::string user_id = "u1") {
    sessions_.Keep(key, {.user_id = std::move(user_id)}, sessions_.Reading());
  }

  base::FakeClock clock_{base::TimePoint(std::chrono::hours{1})};
  RecentSessions sessions_{clock_};
};

TEST_F(RecentSessionsTest, WhatWasKeptIsFoundForAFewSeconds) {
  EXPECT_FALSE(sessions_.Find("k"));
  Keep("k");
  ASSERT_TRUE(sessions_.Find("k"));
  EXPECT_EQ(sessions_.Find("k")->user_id, "u1");
  clock_.Advance(kSessionMemory / 2 - milliseconds{1});
  EXPECT_TRUE(sessions_.Find("k"));
}

TEST_F(RecentSessionsTest, NothingIsFoundAfterIt) {
  // However its age falls between two turns, and however often it is asked for.
  for (const int after : {0, 500, 1'000, 1'999}) {
    for (const int between : {250, 1'000, 1'900, 3'900}) {
      clock_.Advance(milliseconds{after});
      Keep("k");
      milliseconds age{0};
      for (; age + milliseconds{between} < kSessionMemory; age += milliseconds{between}) {
        sessions_.Find("k");
        clock_.Advance(milliseconds{between});
      }
      clock_.Advance(kSessionMemory - age);
      EXPECT_FALSE(sessions_.Find("k")) << after << ", " << between;
    }
  }
}

TEST_F(RecentSessionsTest, NothingIsFoundAfterALongSilence) {
  Keep("k");
  clock_.Advance(std::chrono::hours{1});
  EXPECT_FALSE(sessions_.Find("k"));
}

TEST_F(RecentSessionsTest, AClockThatWasPutBackForgets) {
  Keep("k");
  clock_.Advance(-std::chrono::hours{1});
  EXPECT_FALSE(sessions_.Find("k"));
  Keep("k");
  EXPECT_TRUE(sessions_.Find("k"));
}

TEST_F(RecentSessionsTest, AUsersSessionsAreForgottenTogether) {
  Keep("k1");
  Keep("k2", "u2");
  clock_.Advance(kSessionMemory / 2);
  Keep("k3");
  sessions_.Forget("u1");
  EXPECT_FALSE(sessions_.Find("k1"));
  EXPECT_TRUE(sessions_.Find("k2"));
  EXPECT_FALSE(sessions_.Find("k3"));
}

TEST_F(RecentSessionsTest, WhatWasReadBeforeItWasForgottenIsNotKept) {
  const auto reading = sessions_.Reading();
  sessions_.Forget("u1");
  sessions_.Keep("k", {.user_id = "u1"}, reading);
  EXPECT_FALSE(sessions_.Find("k"));
}

TEST_F(RecentSessionsTest, ItIsBounded) {
  for (std::size_t i = 0; i < 2 * RecentSessions::kMost; ++i) Keep(std::to_string(i));
  EXPECT_TRUE(sessions_.Find("0"));
  EXPECT_FALSE(sessions_.Find(std::to_string(RecentSessions::kMost)));
}

}  // namespace
}  // namespace flavorbot::storage
