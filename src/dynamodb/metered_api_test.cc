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
  ReturnConsumedCapacity asked = ReturnConsumedCapacity::kNone;

#define ANSWER_WITH_UNITS(action)                                                            \
  AwaitableResult<action##Response> action(CallContext&, action##Request request) override { \
    asked = request.return_consumed_capacity;                                                \
    if (error) co_return std::unexpected(MakeError(*error, "refused"));                      \
    action##Response response;                                                               \
    if (asked != ReturnConsumedCapacity::kNone) Report(response.consumed_capacity);          \
    co_return response;                                                                      \
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
  static ConsumedCapacity HalfAUnit() {
    ConsumedCapacity capacity;
    capacity.total.capacity_units = 0.5;
    return capacity;
  }
  static void Report(std::optional<ConsumedCapacity>& capacity) { capacity = HalfAUnit(); }
  // Two tables.
  static void Report(std::vector<ConsumedCapacity>& capacities) {
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
  MeteredApi metered_{api_, metrics_};
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
  ExpectExposed(R"(flavorbot_dynamodb_consumed_read_units_total{action="BatchGetItem"} 1)");
  ExpectExposed(R"(flavorbot_dynamodb_consumed_write_units_total{action="UpdateItem"} 0.5)");
  ExpectExposed(R"(flavorbot_dynamodb_requests_total{action="DeleteTable",result="ok"} 1)");
  ExpectExposed(R"(flavorbot_dynamodb_request_duration_seconds_count{action="Scan"} 1)");
}

TEST_F(MeteredApiTest, ErrorsAreCountedByTheirName) {
  api_.error = ErrorCode::kConditionalCheckFailedException;
  const auto put = Await(metered_.PutItem(context_, {.table_name = "abc"}));
  ASSERT_FALSE(put.has_value());
  EXPECT_EQ(put.error().message, "refused");
  EXPECT_EQ(context_.calls, 1U);
  EXPECT_EQ(context_.write_units, 0);
  ExpectExposed(R"(flavorbot_dynamodb_requests_total{action="PutItem",)"
                R"(result="ConditionalCheckFailedException"} 1)");
}

}  // namespace
}  // namespace flavorbot::dynamodb
