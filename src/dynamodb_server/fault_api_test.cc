#include "dynamodb_server/fault_api.h"

#include <gtest/gtest.h>

#include <map>
#include <vector>

#include "base/await_for_test.h"
#include "dynamodb_server/latency_api.h"
#include "dynamodb_server/table_list_api_for_test.h"

namespace flavorbot::dynamodb_server {
namespace {

using base::Await;

using dynamodb::ErrorCode;

constexpr int kCalls = 2000;

// What ListTables answers, call by call, and whether it took place.
struct Outcome {
  std::optional<ErrorCode> error;
  bool took_place = false;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

std::vector<Outcome> Outcomes(double rate, std::uint64_t seed) {
  TableListApi tables;
  FaultApi api(tables, rate, seed);
  std::vector<Outcome> outcomes;
  for (int i = 0; i < kCalls; ++i) {
    dynamodb::CallContext context;
    context.request_id = std::to_string(i);
    const auto answer = Await(api.ListTables(context, {}));
    Outcome outcome{.took_place = tables.last_request_id == context.request_id};
    if (!answer) outcome.error = answer.error().code;
    outcomes.push_back(outcome);
  }
  return outcomes;
}

TEST(FaultApi, ThatShareOfCallsFails) {
  int failed = 0;
  for (const Outcome& outcome : Outcomes(0.25, 1)) failed += outcome.error.has_value() ? 1 : 0;
  EXPECT_NEAR(failed, kCalls / 4, kCalls / 20);
}

TEST(FaultApi, NoneAndAll) {
  for (const Outcome& outcome : Outcomes(0, 1)) EXPECT_FALSE(outcome.error);
  for (const Outcome& outcome : Outcomes(1, 1)) EXPECT_TRUE(outcome.error);
}

TEST(FaultApi, TheSameSeedFailsTheSameCalls) {
  EXPECT_EQ(Outcomes(0.5, 7), Outcomes(0.5, 7));
  EXPECT_NE(Outcomes(0.5, 7), Outcomes(0.5, 8));
}

TEST(FaultApi, CallsFailBeforeAndAfterTheyTookPlace) {
  std::map<ErrorCode, std::map<bool, int>> counts;
  for (const Outcome& outcome : Outcomes(1, 3)) ++counts[*outcome.error][outcome.took_place];
  EXPECT_EQ(counts.size(), 3u);
  for (const auto code : {ErrorCode::kInternalServerError, ErrorCode::kServiceUnavailable}) {
    EXPECT_NEAR(counts[code][false], kCalls / 5, kCalls / 20);
    EXPECT_NEAR(counts[code][true], kCalls / 5, kCalls / 20);
  }
  EXPECT_GT(counts[ErrorCode::kThrottlingException][false], 0);
  EXPECT_EQ(counts[ErrorCode::kThrottlingException][true], 0);
}

TEST(LatencyApi, WaitsAreWithinTheirBounds) {
  TableListApi tables;
  LatencyApi api(tables, {std::chrono::milliseconds{2}, std::chrono::milliseconds{4}}, 1);
  std::map<std::int64_t, int> drawn;
  for (int i = 0; i < 300; ++i) ++drawn[api.Draw().count()];
  EXPECT_EQ(drawn.size(), 3u);
  EXPECT_EQ(drawn.begin()->first, 2);
  EXPECT_EQ(drawn.rbegin()->first, 4);
}

TEST(LatencyApi, CallsAreAnsweredAfterTheirWait) {
  TableListApi tables;
  tables.tables = {"recipes"};
  LatencyApi api(tables, {std::chrono::milliseconds{3}, std::chrono::milliseconds{3}}, 1);
  dynamodb::CallContext context;
  const auto begin = std::chrono::steady_clock::now();
  const auto answer = Await(api.ListTables(context, {}));
  EXPECT_GE(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds{3});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->table_names, tables.tables);
}

}  // namespace
}  // namespace flavorbot::dynamodb_server
