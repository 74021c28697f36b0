#include "dynamodb/metered_api.h"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <string>

namespace flavorbot::dynamodb {
namespace {

// Answers every call with half a unit, as far as its action reports units, or with an error.
class AnsweringApi final : public Api {
 public:
  std::optional<ErrorCode> error;
  std::uint32_t retries = 0;    // of each call
  std::uint32_t throttles = 0;  // of each call
  std::string answering_table;  // that the answers name
  ReturnConsumedCapacity asked = ReturnConsumedCapacity::kNone;

#define ANSWER_WITH_UNITS(action)                                                         \
  AwaitableResult<action##Response> action(CallContext& context, action##Request request) \
      override {                                                                          \
    context.retries += retries;                                                           \
    context.throttles += throttles;                                                       \
    asked = request.return_consumed_capacity;                                             \
    if (error) co_return std::unexpected(MakeError(*error, "refused"));                   \
    action##Response response;                                                            \
    if (asked != ReturnConsumedCapacity::kNone) Report(response.consumed_capacity);       \
    co_return response;                                                                   \
  }
#define ANSWER(action)                                                               \
  AwaitableResult<action##Response> action(CallContext&, action##Request) override { \
    if (error) co_return std::unexpected(MakeError(*error, "refused"));              \
    co_return action##Response{};                                                    \
  }
  ANSWER_WITH_UNITS(GetItem)
  ANSWER_WITH_UNITS(PutItem)
  ANSWER_WITH_UNITS(UpdateItem)
  ANSWER_WITH_UNITS(DeleteItem)
  ANSWER_WITH_UNITS(Query)
  ANSWER_WITH_UNITS(Scan)
  ANSWER_WITH_UNITS(BatchGetItem)
  ANSWER_WITH_UNITS(BatchWriteItem)
  ANSWER_WITH_UNITS(TransactGetItems)
  ANSWER_WITH_UNITS(TransactWriteItems)
  ANSWER(CreateTable)
  ANSWER(DescribeTable)
  ANSWER(ListTables)
  ANSWER(DeleteTable)
  ANSWER(UpdateTimeToLive)
  ANSWER(UpdateTable)
  ANSWER(TagResource)
  ANSWER(UntagResource)
  ANSWER(ListTagsOfResource)
  ANSWER(DescribeLimits)
  ANSWER(DescribeEndpoints)
  ANSWER(CreateBackup)
  ANSWER(DescribeBackup)
  ANSWER(ListBackups)
  ANSWER(DeleteBackup)
  ANSWER(RestoreTableFromBackup)
  ANSWER(DescribeContinuousBackups)
  ANSWER(UpdateContinuousBackups)
  ANSWER_WITH_UNITS(ExecuteStatement)
  ANSWER_WITH_UNITS(BatchExecuteStatement)
  ANSWER_WITH_UNITS(ExecuteTransaction)
  ANSWER(DescribeTimeToLive)
#undef ANSWER
#undef ANSWER_WITH_UNITS

 private:
  ConsumedCapacity HalfAUnit() const {
    ConsumedCapacity capacity;
    capacity.table_name = answering_table;
    capacity.total.capacity_units = 0.5;
    return capacity;
  }
  void Report(std::optional<ConsumedCapacity>& capacity) const { capacity = HalfAUnit(); }
  // Two tables.
  void Report(std::vector<ConsumedCapacity>& capacities) const {
    capacities = {HalfAUnit(), HalfAUnit()};
  }
};

template <typename T>
T Await(Awaitable<T> awaitable) {
  boost::asio::io_context context;
  std::optional<T> result;
  boost::asio::co_spawn(context, std::move(awaitable), [&result](std::exception_ptr, T value) {
    result.emplace(std::move(value));
  });
  context.run();
  return std::move(result).value();
}

class MeteredApiTest : public testing::Test {
 protected:
  AnsweringApi api_;
  base::Metrics metrics_;
  MeteredApi metered_{api_, metrics_, "abc"};
  CallContext context_;

  void ExpectExposed(const std::string& line) {
    EXPECT_NE(metrics_.Expose().find(line + "\n"), std::string::npos) << line;
  }
};

TEST_F(MeteredApiTest, UnitsAreCountedWithoutTheCallerAsking) {
  const auto got = Await(metered_.GetItem(context_, {.table_name = "abc"}));
  EXPECT_EQ(api_.asked, ReturnConsumedCapacity::kTotal);
  EXPECT_FALSE(got->consumed_capacity.has_value());
  EXPECT_EQ(context_.calls, 1U);
  EXPECT_EQ(context_.read_units, 0.5);
  EXPECT_EQ(context_.write_units, 0);
}

TEST_F(MeteredApiTest, WhatTheCallerAskedForStaysInTheAnswer) {
  const auto put = Await(metered_.PutItem(
      context_,
      {.table_name = "abc", .return_consumed_capacity = ReturnConsumedCapacity::kIndexes}));
  EXPECT_EQ(api_.asked, ReturnConsumedCapacity::kIndexes);
  EXPECT_TRUE(put->consumed_capacity.has_value());
  EXPECT_EQ(context_.write_units, 0.5);
}

TEST_F(MeteredApiTest, ReadsAndWritesAddUpOverTheCallsOfAContext) {
  (void)Await(metered_.Query(context_, {}));
  (void)Await(metered_.Scan(context_, {}));
  (void)Await(metered_.BatchGetItem(context_, {}));
  (void)Await(metered_.TransactGetItems(context_, {}));
  EXPECT_EQ(context_.read_units, 3);
  (void)Await(metered_.UpdateItem(context_, {}));
  (void)Await(metered_.DeleteItem(context_, {}));
  (void)Await(metered_.BatchWriteItem(context_, {}));
  (void)Await(metered_.TransactWriteItems(context_, {}));
  EXPECT_EQ(context_.write_units, 3);
  (void)Await(metered_.CreateTable(context_, {}));
  (void)Await(metered_.DescribeTable(context_, {}));
  (void)Await(metered_.ListTables(context_, {}));
  (void)Await(metered_.DeleteTable(context_, {}));
  (void)Await(metered_.UpdateTimeToLive(context_, {}));
  (void)Await(metered_.DescribeTimeToLive(context_, {}));
  EXPECT_EQ(context_.calls, 14U);
  EXPECT_EQ(context_.read_units + context_.write_units, 6);
  ExpectExposed(
      R"-(flavorbot_dynamodb_consumed_read_units_total{action="BatchGetItem",table="(other)"} 1)-");
  ExpectExposed(
      R"-(flavorbot_dynamodb_consumed_write_units_total{action="UpdateItem",table="(other)"} 0.5)-");
  ExpectExposed(
      R"-(flavorbot_dynamodb_requests_total{action="DeleteTable",result="ok",table="(other)"} 1)-");
  ExpectExposed(
      R"-(flavorbot_dynamodb_request_duration_seconds_count{action="Scan",table="(other)"} 1)-");
}

TEST_F(MeteredApiTest, ErrorsAreCountedByTheirName) {
  api_.error = ErrorCode::kConditionalCheckFailedException;
  const auto put = Await(metered_.PutItem(context_, {.table_name = "abc"}));
  ASSERT_FALSE(put.has_value());
  EXPECT_EQ(put.error().message, "refused");
  EXPECT_EQ(context_.calls, 1U);
  EXPECT_EQ(context_.write_units, 0);
  ExpectExposed(R"(flavorbot_dynamodb_requests_total{action="PutItem",)"
                R"(result="ConditionalCheckFailedException",table="abc"} 1)");
}

TEST_F(MeteredApiTest, CallsOnTheAppsTableAloneAreCountedAsThat) {
  (void)Await(metered_.Query(context_, {.table_name = "abc"}));
  (void)Await(metered_.BatchGetItem(context_, {.request_items = {{"abc", {}}}}));
  (void)Await(metered_.BatchGetItem(context_, {.request_items = {{"abc", {}}, {"b", {}}}}));
  TransactPut put;
  put.table_name = "abc";
  (void)Await(metered_.TransactWriteItems(context_, {.transact_items = {put}}));
  put.table_name = "b";
  (void)Await(metered_.TransactWriteItems(context_, {.transact_items = {put}}));
  (void)Await(metered_.ListTables(context_, {}));
  for (const char* line : {R"({action="Query",result="ok",table="abc"} 1)",
                           R"({action="BatchGetItem",result="ok",table="abc"} 1)",
                           R"-({action="BatchGetItem",result="ok",table="(other)"} 1)-",
                           R"({action="TransactWriteItems",result="ok",table="abc"} 1)",
                           R"-({action="TransactWriteItems",result="ok",table="(other)"} 1)-",
                           R"-({action="ListTables",result="ok",table="(other)"} 1)-"}) {
    ExpectExposed(std::string("flavorbot_dynamodb_requests_total") + line);
  }
}

TEST_F(MeteredApiTest, UnitsAreOfTheTableThatTheAnswerNames) {
  api_.answering_table = "abc";
  (void)Await(metered_.ExecuteStatement(context_, {.statement = "SELECT * FROM abc"}));
  ExpectExposed(
      R"(flavorbot_dynamodb_consumed_read_units_total{action="ExecuteStatement",table="abc"} 0.5)");
  api_.answering_table = "b";
  (void)Await(metered_.ExecuteStatement(context_, {.statement = "DELETE FROM b"}));
  ExpectExposed(
      R"-(flavorbot_dynamodb_consumed_write_units_total{action="ExecuteStatement",table="(other)"} 0.5)-");
}

TEST_F(MeteredApiTest, RetriesAndThrottlesAreThoseOfTheCall) {
  ExpectExposed(R"(flavorbot_dynamodb_retries_total{action="GetItem",table="abc"} 0)");
  context_.retries = 5;  // of calls before
  api_.retries = 3;
  api_.throttles = 2;
  (void)Await(metered_.GetItem(context_, {.table_name = "abc"}));
  api_.error = ErrorCode::kProvisionedThroughputExceededException;
  (void)Await(metered_.PutItem(context_, {.table_name = "abc"}));
  ExpectExposed(R"(flavorbot_dynamodb_retries_total{action="GetItem",table="abc"} 3)");
  ExpectExposed(R"(flavorbot_dynamodb_throttles_total{action="GetItem",table="abc"} 2)");
  ExpectExposed(R"(flavorbot_dynamodb_throttles_total{action="PutItem",table="abc"} 2)");
  EXPECT_EQ(context_.retries, 11U);
}

}  // namespace
}  // namespace flavorbot::dynamodb
