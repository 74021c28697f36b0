// What each request of a person costs the table. docs/access-patterns.md lists these figures; when
// one of them changes, a bill does.
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
  TestAnswer Delete(const std::string& target, const std::string& cookie, std::string body = {}) {
    return site_.Send(http::Method::kDelete, target, {.body = std::move(body), .cookie = cookie});
  }

  Site site_;
};

TEST_F(AccessCosts, Registering) {
  EXPECT_EQ(CostOf([&] { site_.Register("ana@example.com"); }), (Site::Cost{1, 0, 10}));
}

TEST_F(AccessCosts, RegisteringATakenAddress) {
  site_.Register("ana@example.com");
  EXPECT_EQ(CostOf([&] { EXPECT_ANY_THROW(site_.Register("ana@example.com")); }).requests, 1);
}

TEST_F(AccessCosts, SigningIn) {
  site_.RegisterVerified("ana@example.com");
  EXPECT_EQ(CostOf([&] { site_.SignIn("ana@example.com"); }), (Site::Cost{3, 3, 6}));
}

TEST_F(AccessCosts, AFailedSignIn) {
  site_.RegisterVerified("ana@example.com");
  EXPECT_EQ(CostOf([&] { site_.SignIn("ana@example.com", "wrong"); }), (Site::Cost{3, 3, 1}));
  EXPECT_EQ(CostOf([&] { site_.SignIn("ana@example.com", "wrong"); }), (Site::Cost{3, 3, 1}));
}

TEST_F(AccessCosts, ASignedInReadIsOneUnitBeyondTheDataItReturns) {
  const auto ana = site_.Register("ana@example.com");
  EXPECT_EQ(CostOf([&] { site_.Get("/api/user", ana.cookie); }), (Site::Cost{2, 2, 0}));
  EXPECT_EQ(CostOf([&] { site_.Get("/api/auth/user", ana.cookie); }), (Site::Cost{2, 2, 0}));
}

TEST_F(AccessCosts, AForgedCookieCostsNothing) {
  EXPECT_EQ(CostOf([&] {
              site_.Get("/api/user",
                        "flavorbot.sid=s%3A0123456789abcdefghijklmnopqrstuv."
                        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
            }),
            (Site::Cost{0, 0, 0}));
}

TEST_F(AccessCosts, TheFirstRequestOfAnHourExtendsTheSession) {
  const auto ana = site_.Register("ana@example.com");
  site_.clock().Advance(std::chrono::hours{1});
  EXPECT_EQ(CostOf([&] { site_.Get("/api/user", ana.cookie); }), (Site::Cost{3, 2, 4}));
}

TEST_F(AccessCosts, VerifyingAnAddress) {
  site_.Register("ana@example.com");
  const auto body = R"({"email":"ana@example.com","token":")" + site_.LastToken() + R"("})";
  EXPECT_EQ(CostOf([&] { site_.Post("/api/verify-email", body); }), (Site::Cost{2, 1, 4}));
}

TEST_F(AccessCosts, ForgettingAndResettingAPassword) {
  site_.RegisterVerified("ana@example.com");
  const std::string email = R"({"email":"ana@example.com"})";
  EXPECT_EQ(CostOf([&] { site_.Post("/api/auth/forgot-password", email); }), (Site::Cost{3, 2, 1}));
  const auto reset = R"({"token":")" + site_.LastToken() + R"(","password":"Battery-Staple-9?"})";
  // Token, profile, two looks for sessions, the end of one, the transaction, the lock's end.
  EXPECT_EQ(CostOf([&] { site_.Post("/api/auth/reset-password", reset); }), (Site::Cost{7, 4, 7}));
}

TEST_F(AccessCosts, ChangingTheProfile) {
  const auto ana = site_.Register("ana@example.com");
  EXPECT_EQ(CostOf([&] {
              site_.Send(http::Method::kPatch, "/api/user/profile",
                         {.body = R"({"darkMode":true})", .cookie = ana.cookie});
            }),
            (Site::Cost{2, 1, 1}));
}

TEST_F(AccessCosts, ListingAndEndingSessions) {
  const auto ana = site_.RegisterVerified("ana@example.com");
  site_.SignIn("ana@example.com");
  EXPECT_EQ(CostOf([&] { site_.Get("/api/user/sessions", ana.cookie); }), (Site::Cost{2, 2, 0}));
  EXPECT_EQ(CostOf([&] { Delete("/api/user/sessions", ana.cookie); }), (Site::Cost{3, 2, 2}));
  EXPECT_EQ(CostOf([&] { site_.Post("/api/logout", "", ana.cookie); }), (Site::Cost{2, 1, 4}));
}

}  // namespace
}  // namespace flavorbot::web_api
