// TransactGetItems and TransactWriteItems.
#include "engine/api_fixture.h"

namespace flavorbot::engine {
namespace {

using dynamodb::ErrorCode;
using dynamodb::Item;
using dynamodb::TransactConditionCheck;
using dynamodb::TransactDelete;
using dynamodb::TransactPut;
using dynamodb::TransactUpdate;
using dynamodb::TransactWriteItem;
using dynamodb::TransactWriteItemsRequest;

TransactPut PutOf(Item item, std::optional<std::string> condition = std::nullopt) {
  TransactPut put;
  put.table_name = "t";
  put.item = std::move(item);
  put.condition_expression = std::move(condition);
  return put;
}

TransactDelete DeleteOf(Item key) {
  TransactDelete del;
  del.table_name = "t";
  del.key = std::move(key);
  return del;
}

TransactConditionCheck CheckOf(Item key, std::string condition) {
  TransactConditionCheck check;
  check.table_name = "t";
  check.key = std::move(key);
  check.condition_expression = std::move(condition);
  return check;
}

TransactUpdate UpdateOf(Item key, std::string expression) {
  TransactUpdate update;
  update.table_name = "t";
  update.key = std::move(key);
  update.update_expression = std::move(expression);
  return update;
}

class Transact : public ApiTest {
 protected:
  void SetUp() override { CreateTable(); }

  dynamodb::Result<dynamodb::TransactWriteItemsResponse> Write(
      std::vector<TransactWriteItem> items, std::optional<std::string> token = std::nullopt) {
    return Await(api_->TransactWriteItems(
        context_, {.transact_items = std::move(items),
                   .client_request_token = std::move(token),
                   .return_consumed_capacity = dynamodb::ReturnConsumedCapacity::kTotal}));
  }
};

TEST_F(Transact, WritesEverything) {
  Put(Key("p", "old"));
  Put(Key("p", "there"));
  auto update = UpdateOf(Key("p", "u"), "SET n = :n");
  update.expression_attribute_values = {{":n", N(1)}};
  const auto written = Write({PutOf(Key("p", "a")), update, DeleteOf(Key("p", "old")),
                              CheckOf(Key("p", "there"), "attribute_exists(PK)")});
  ASSERT_TRUE(written.has_value()) << written.error().message;
  EXPECT_TRUE(Get(Key("p", "a")).has_value());
  EXPECT_TRUE(Get(Key("p", "u")).has_value());
  EXPECT_FALSE(Get(Key("p", "old")).has_value());
  const auto& capacity = written->consumed_capacity.at(0).total;
  EXPECT_EQ(capacity.capacity_units, 8);
  EXPECT_EQ(capacity.write_capacity_units, 8);
}

TEST_F(Transact, OneFailedConditionCancelsAllWithAReasonForEach) {
  Put({{"PK", S("p")}, {"SK", S("there")}, {"n", N(1)}});
  auto check = PutOf(Key("p", "there"), "attribute_not_exists(PK)");
  check.return_values_on_condition_check_failure =
      dynamodb::ReturnValuesOnConditionCheckFailure::kAllOld;
  const auto written = Write({PutOf(Key("p", "a")), check});
  EXPECT_ERROR(written, kTransactionCanceledException,
               "Transaction cancelled, please refer cancellation reasons for specific reasons "
               "[None, ConditionalCheckFailed]");
  const auto& reasons = written.error().cancellation_reasons;
  ASSERT_EQ(reasons.size(), 2u);
  EXPECT_EQ(reasons[0].code, "None");
  EXPECT_EQ(reasons[1].message, "The conditional request failed");
  ASSERT_TRUE(reasons[1].item.has_value());
  EXPECT_EQ(dynamodb::Unpack(*reasons[1].item).size(), 3u);
  EXPECT_FALSE(Get(Key("p", "a")).has_value());
}

TEST_F(Transact, BadKeyIsAReasonToo) {
  const auto written = Write({PutOf(Key("p", "a")), DeleteOf({{"PK", S("p")}})});
  EXPECT_ERROR(written, kTransactionCanceledException,
               "Transaction cancelled, please refer cancellation reasons for specific reasons "
               "[None, ValidationError]");
}

TEST_F(Transact, TwoOperationsOnOneItemAreRefused) {
  EXPECT_ERROR(Write({PutOf(Key("p", "a")), DeleteOf(Key("p", "a"))}), kValidationException,
               "Transaction request cannot include multiple operations on one item");
}

TEST_F(Transact, Over4MbIsRefused) {
  std::vector<TransactWriteItem> items;
  for (int i = 0; i < 11; ++i) {
    auto item = Key("p", std::to_string(i));
    item.Set("a", S(std::string(390 * 1024, 'x')));
    items.emplace_back(PutOf(std::move(item)));
  }
  EXPECT_ERROR(Write(items), kValidationException,
               "The total size of the items in the transaction exceeds 4 MB");
  items.pop_back();
  EXPECT_TRUE(Write(items).has_value());
}

TEST_F(Transact, TokenMakesTheSecondCallDoNothing) {
  auto add = UpdateOf(Key("p", "n"), "ADD n :one");
  add.expression_attribute_values = {{":one", N(1)}};
  EXPECT_TRUE(Write({add}, "token").has_value());
  const auto again = Write({add}, "token");
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->consumed_capacity.at(0).total.read_capacity_units, 2);
  EXPECT_EQ(*Get(Key("p", "n"))->Find("n"), N(1));

  EXPECT_TRUE(Write({add}, "another").has_value());
  EXPECT_EQ(*Get(Key("p", "n"))->Find("n"), N(2));
}

TEST_F(Transact, TokenWithAnotherRequestIsRefused) {
  EXPECT_TRUE(Write({PutOf(Key("p", "a"))}, "token").has_value());
  const auto other = Write({PutOf(Key("p", "b"))}, "token");
  ASSERT_FALSE(other.has_value());
  EXPECT_EQ(other.error().code, ErrorCode::kIdempotentParameterMismatchException);
}

TEST_F(Transact, TokenIsForgottenAfterTenMinutes) {
  auto add = UpdateOf(Key("p", "n"), "ADD n :one");
  add.expression_attribute_values = {{":one", N(1)}};
  EXPECT_TRUE(Write({add}, "token").has_value());
  clock_.Advance(std::chrono::minutes{10});
  EXPECT_TRUE(api_->SweepOnce().has_value());
  EXPECT_TRUE(Write({add}, "token").has_value());
  EXPECT_EQ(*Get(Key("p", "n"))->Find("n"), N(2));
}

TEST_F(Transact, FailedTransactionDoesNotUseUpItsToken) {
  const auto put = PutOf(Key("p", "a"), "attribute_exists(PK)");
  EXPECT_FALSE(Write({put}, "token").has_value());
  Put(Key("p", "a"));
  EXPECT_TRUE(Write({put}, "token").has_value());
}

TEST_F(Transact, GetReadsInTheOrderOfTheRequestAndCostsTwice) {
  Put({{"PK", S("p")}, {"SK", S("a")}, {"n", N(1)}});
  const auto got = Await(api_->TransactGetItems(
      context_,
      {.transact_items = {{.table_name = "t", .key = Key("p", "none")},
                          {.table_name = "t", .key = Key("p", "a"), .projection_expression = "n"}},
       .return_consumed_capacity = dynamodb::ReturnConsumedCapacity::kTotal}));
  ASSERT_TRUE(got.has_value());
  ASSERT_EQ(got->responses.size(), 2u);
  EXPECT_FALSE(got->responses[0].has_value());
  EXPECT_EQ(dynamodb::Unpack(*got->responses[1]), (Item{{"n", N(1)}}));
  EXPECT_EQ(got->consumed_capacity.at(0).total.capacity_units, 4);
  EXPECT_EQ(got->consumed_capacity.at(0).total.read_capacity_units, 4);
}

TEST_F(Transact, GetWithABadKeyIsCanceled) {
  EXPECT_ERROR(Await(api_->TransactGetItems(
                   context_, {.transact_items = {{.table_name = "t", .key = {{"PK", S("p")}}}}})),
               kTransactionCanceledException,
               "Transaction cancelled, please refer cancellation reasons for specific reasons "
               "[ValidationError]");
}

TEST_F(Transact, LengthsAreLimited) {
  std::vector<TransactWriteItem> items;
  for (int i = 0; i < 101; ++i) items.emplace_back(PutOf(Key("p", std::to_string(i))));
  EXPECT_FALSE(Write(items).has_value());
  items.pop_back();
  EXPECT_TRUE(Write(items).has_value());
}

}  // namespace
}  // namespace flavorbot::engine
