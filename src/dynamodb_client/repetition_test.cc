#include "dynamodb_client/repetition.h"

#include <gtest/gtest.h>

#include "dynamodb/wire.h"

namespace flavorbot::dynamodb_client {
namespace {

using dynamodb::ReturnValues;
using enum Repetition;

dynamodb::UpdateItemRequest Update(std::string expression) {
  dynamodb::UpdateItemRequest request;
  request.update_expression = std::move(expression);
  request.expression_attribute_values = dynamodb::ExpressionAttributeValues{
      {":n", dynamodb::AttributeValue::N(std::int64_t{1})},
      {":s", dynamodb::AttributeValue(dynamodb::StringSet{{"a"}})},
      {":l", dynamodb::AttributeValue::L({})}};
  return request;
}

TEST(Repetition, ReadsAndPlainWritesAreHarmless) {
  EXPECT_EQ(RepetitionOf(dynamodb::GetItemRequest{}), kHarmless);
  EXPECT_EQ(RepetitionOf(dynamodb::BatchWriteItemRequest{}), kHarmless);
  EXPECT_EQ(RepetitionOf(dynamodb::PutItemRequest{}), kHarmless);
  EXPECT_EQ(RepetitionOf(dynamodb::DeleteItemRequest{}), kHarmless);
}

TEST(Repetition, AConditionMayFailByTheFirstTaking) {
  EXPECT_EQ(RepetitionOf(dynamodb::PutItemRequest{.condition_expression = "a = :a"}), kMisleading);
  EXPECT_EQ(RepetitionOf(dynamodb::DeleteItemRequest{.expected = dynamodb::Expected{}}),
            kMisleading);
  auto update = Update("SET a = :n");
  update.condition_expression = "a = :n";
  EXPECT_EQ(RepetitionOf(update), kMisleading);
}

TEST(Repetition, WhatWasThereBeforeIsToldOnce) {
  EXPECT_EQ(RepetitionOf(dynamodb::PutItemRequest{.return_values = ReturnValues::kAllOld}),
            kHarmful);
  EXPECT_EQ(RepetitionOf(dynamodb::DeleteItemRequest{.return_values = ReturnValues::kAllOld}),
            kHarmful);
  auto update = Update("SET a = :n");
  update.return_values = ReturnValues::kUpdatedOld;
  EXPECT_EQ(RepetitionOf(update), kHarmful);
  update.return_values = ReturnValues::kAllNew;
  EXPECT_EQ(RepetitionOf(update), kHarmless);
}

TEST(Repetition, AnUpdateThatLooksAtTheItemIsDoneTwice) {
  for (const char* harmful :
       {"ADD a :n", "SET a = a + :n", "SET a = b", "SET a = list_append(a, :l)",
        "SET a = if_not_exists(b, :n)", "SET a = if_not_exists(a, b)", "SET a[3] = :n",
        "REMOVE a[0]", "ADD a[0].b :s", "SET b = :n ADD a :n", "SET a = :n - a"}) {
    EXPECT_EQ(RepetitionOf(Update(harmful)), kHarmful) << harmful;
  }
  for (const char* harmless : {"SET a = :n, b.c = :s", "SET a = if_not_exists(a, :n)",
                               "SET a = :n + :n", "REMOVE a, b.c", "ADD a :s", "DELETE a :s"}) {
    EXPECT_EQ(RepetitionOf(Update(harmless)), kHarmless) << harmless;
  }
}

TEST(Repetition, OlderUpdatesCountWithAdd) {
  dynamodb::UpdateItemRequest request;
  request.attribute_updates = dynamodb::AttributeUpdates{{"a", {}}};
  EXPECT_EQ(RepetitionOf(request), kHarmless);
  request.attribute_updates->at("a").action = dynamodb::AttributeAction::kAdd;
  EXPECT_EQ(RepetitionOf(request), kHarmful);
}

TEST(Repetition, StatementsThatWriteAreHarmful) {
  EXPECT_EQ(RepetitionOf(dynamodb::ExecuteStatementRequest{.statement = " Select * FROM t"}),
            kHarmless);
  EXPECT_EQ(RepetitionOf(dynamodb::ExecuteStatementRequest{.statement = "DELETE FROM t"}),
            kHarmful);
  dynamodb::BatchExecuteStatementRequest batch;
  batch.statements = {{.statement = "SELECT * FROM t"}, {.statement = "SELECT * FROM u"}};
  EXPECT_EQ(RepetitionOf(batch), kHarmless);
  batch.statements.push_back({.statement = "INSERT INTO t VALUE {'a': 1}"});
  EXPECT_EQ(RepetitionOf(batch), kHarmful);
}

TEST(Repetition, TransactionsGetATokenUnlessTheyHaveOne) {
  dynamodb::TransactWriteItemsRequest request;
  GiveToken(request, base::SystemRandom());
  ASSERT_TRUE(request.client_request_token);
  EXPECT_EQ(request.client_request_token->size(), 32U);
  const auto token = request.client_request_token;
  GiveToken(request, base::SystemRandom());
  EXPECT_EQ(request.client_request_token, token);
}

}  // namespace
}  // namespace flavorbot::dynamodb_client
