// What requests that come to nothing cost the table. What each request of a person costs is
// measured by `flavorbot cost`, and listed in docs/access-patterns.md.
#include <gtest/gtest.h>

#include "web_api/site_for_test.h"

namespace flavorbot::web_api {

namespace {

class AccessCosts : public testing::Test {
 protected:
  template <typename Action>
  Site::Cost CostOf(Action action) {
    const auto before = site_.total_cost();
    action();
    const auto after = site_.total_cost();
    return {after.requests - before.requests, after.read_units - before.read_units,
            after.write_units - before.write_units};
  }

  Site site_;
};

TEST_F(AccessCosts, RegisteringATakenAddressIsOneRequest) {
  site_.Register("ana@example.com");
  EXPECT_EQ(CostOf([&] { EXPECT_ANY_THROW(site_.Register("ana@example.com")); }).requests, 1);
}

TEST_F(AccessCosts, TheSecondFailedSignInCostsWhatTheFirstDoes) {
  site_.RegisterVerified("ana@example.com");
  const auto first = CostOf([&] { site_.SignIn("ana@example.com", "wrong"); });
  EXPECT_EQ(CostOf([&] { site_.SignIn("ana@example.com", "wrong"); }), first);
}

// Nor does one that is for no account: the answer's time and cost must not tell.
TEST_F(AccessCosts, AFailedSignInReadsAsMuchWithoutAnAccount) {
  site_.RegisterVerified("ana@example.com");
  const auto with_account = CostOf([&] { site_.SignIn("ana@example.com", "wrong"); });
  EXPECT_EQ(CostOf([&] { site_.SignIn("bob@example.com", "wrong"); }), with_account);
}

TEST_F(AccessCosts, AForgedCookieCostsNothing) {
  EXPECT_EQ(CostOf([&] {
              site_.Get("/api/user",
                        "flavorbot.sid=s%3A0123456789abcdefghijklmnopqrstuv."
                        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
            }),
            (Site::Cost{0, 0, 0}));
}

}  // namespace
}  // namespace flavorbot::web_api
