#include "dynamodb_server/clock_control.h"

#include <gtest/gtest.h>

#include "base/await_for_test.h"
#include "base/iso8601.h"

namespace flavorbot::dynamodb_server {
namespace {

using base::Await;

base::TimePoint At(std::string_view text) { return *base::ParseIso8601(text); }

class ClockControlTest : public testing::Test {
 protected:
  http::Response Ask(http::Method method, std::string body = "", std::string target = "") {
    http::Request request;
    request.method = method;
    request.target = target.empty() ? std::string(kClockPath) : target;
    request.body = std::move(body);
    const http::Handler handler =
        WithClockControl({clock_, pool_,
                          [this]() -> dynamodb::Result<std::size_t> {
                            swept_at_ = clock_.Now();
                            if (sweep_fails_)
                              return std::unexpected(dynamodb::ValidationError("disk"));
                            return 3;
                          }},
                         [](http::Request&) -> boost::asio::awaitable<http::Response> {
                           co_return http::EmptyResponse(204);
                         });
    return Await(handler(request));
  }
  static std::string BodyOf(const http::Response& response) {
    return std::get<std::string>(response.body);
  }

  base::FakeClock machine_{At("2026-11-22T22:00:00Z")};
  SettableClock clock_{machine_, At("2030-01-01T00:00:00Z"), ClockFlow::kStands};
  base::WorkerPool pool_{{}};
  base::TimePoint swept_at_;
  bool sweep_fails_ = false;
};

TEST_F(ClockControlTest, TellsTheTime) {
  EXPECT_EQ(BodyOf(Ask(http::Method::kGet)),
            R"({"now":"2030-01-01T00:00:00.000Z","flow":"stands"})");
}

TEST_F(ClockControlTest, IsSetAndAdvancedAndSweeps) {
  EXPECT_EQ(BodyOf(Ask(http::Method::kPut, R"({"now":"2030-02-01T00:00:00Z"})")),
            R"({"now":"2030-02-01T00:00:00.000Z","flow":"stands","expiredItems":3})");
  EXPECT_EQ(swept_at_, At("2030-02-01T00:00:00Z"));
  EXPECT_EQ(BodyOf(Ask(http::Method::kPut, R"({"advanceSeconds":3600.5})")),
            R"({"now":"2030-02-01T01:00:00.500Z","flow":"stands","expiredItems":3})");
  EXPECT_EQ(swept_at_, At("2030-02-01T01:00:00.5Z"));
}

TEST_F(ClockControlTest, WhatItCannotUseChangesNothing) {
  for (const char* body :
       {"", "{}", "[]", R"({"now":"tomorrow"})", R"({"now":1})", R"({"advanceSeconds":"1"})",
        R"({"advanceSeconds":1e300})", R"({"advanceSeconds":1e10,"now":"2030-02-01T00:00:00Z"})",
        R"({"advanceSeconds":9e9,"x":1})", R"({"advanceSeconds":-9e9})"}) {
    EXPECT_EQ(Ask(http::Method::kPut, body).status, 400) << body;
  }
  EXPECT_EQ(clock_.Now(), At("2030-01-01T00:00:00Z"));
  EXPECT_EQ(Ask(http::Method::kPost, R"({"advanceSeconds":1})").status, 405);
}

TEST_F(ClockControlTest, ASweepThatFailsIsToldAndItsCauseIsNot) {
  sweep_fails_ = true;
  const auto response = Ask(http::Method::kPut, R"({"advanceSeconds":1})");
  EXPECT_EQ(response.status, 500);
  EXPECT_EQ(BodyOf(response).find("disk"), std::string::npos);
}

TEST_F(ClockControlTest, OtherPathsAreTheRests) {
  EXPECT_EQ(Ask(http::Method::kGet, "", "/").status, 204);
  EXPECT_EQ(Ask(http::Method::kGet, "", "/_flavorbot/clocks").status, 204);
}

TEST(SettableClock, RunsFromWhereItWasSet) {
  base::FakeClock machine{At("2026-11-22T22:00:00Z")};
  SettableClock clock{machine, At("2030-01-01T00:00:00Z"), ClockFlow::kRuns};
  machine.Advance(std::chrono::seconds{1});
  EXPECT_EQ(clock.Now(), At("2030-01-01T00:00:01Z"));
  clock.Advance(std::chrono::hours{1});
  EXPECT_EQ(clock.Now(), At("2030-01-01T01:00:01Z"));
}

TEST(SettableClock, WithoutAStartIsTheMachines) {
  base::FakeClock machine{At("2026-11-22T22:00:00Z")};
  const SettableClock running{machine, std::nullopt, ClockFlow::kRuns};
  const SettableClock standing{machine, std::nullopt, ClockFlow::kStands};
  machine.Advance(std::chrono::seconds{1});
  EXPECT_EQ(running.Now(), machine.Now());
  EXPECT_EQ(standing.Now(), At("2026-11-22T22:00:00Z"));
}

}  // namespace
}  // namespace flavorbot::dynamodb_server
