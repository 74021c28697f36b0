#include "dynamodb/batches.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/await_for_test.h"
#include "dynamodb/scripted_api_for_test.h"

namespace flavorbot::dynamodb {
namespace {

using base::Await;
using testing::ElementsAre;
using testing::SizeIs;

std::vector<Item> Keys(int count) {
  std::vector<Item> keys;
  for (int i = 0; i < count; ++i) keys.push_back({{"PK", AttributeValue::N(i)}});
  return keys;
}

// Runs all batches; how many there were, or the error.
template <typename SomeBatches>
Result<int> RunAll(SomeBatches batches) {
  CallContext context;
  int count = 0;
  while (batches.HasNext()) {
    const auto batch = Await(batches.Next(context));
    if (!batch) return std::unexpected(batch.error());
    ++count;
  }
  return count;
}

TEST(Batches, AsManyKeysAsOneCallTakesOverAllTables) {
  ScriptedApi api;
  std::vector<std::map<std::string, std::size_t>> asked;
  api.On([&](const BatchGetItemRequest& request) -> Result<BatchGetItemResponse> {
    auto& tables = asked.emplace_back();
    for (const auto& [name, table] : request.request_items) {
      tables[name] = table.keys.size();
      EXPECT_EQ(table.consistent_read, name == "b");
    }
    EXPECT_EQ(request.return_consumed_capacity, ReturnConsumedCapacity::kTotal);
    return BatchGetItemResponse{};
  });
  BatchGetItemRequest request;
  request.request_items["a"] = {.keys = Keys(130)};
  request.request_items["b"] = {.keys = Keys(90), .consistent_read = true};
  request.return_consumed_capacity = ReturnConsumedCapacity::kTotal;
  EXPECT_EQ(RunAll(BatchGets(api, request)), 3);
  using Tables = std::map<std::string, std::size_t>;
  EXPECT_THAT(asked,
              ElementsAre(Tables{{"a", 100}}, Tables{{"a", 30}, {"b", 70}}, Tables{{"b", 20}}));
}

// What was left is sent with what comes next, so no call is smaller than it has to be.
TEST(Batches, WhatIsLeftUnprocessedIsSentAgain) {
  ScriptedApi api;
  std::vector<std::size_t> sent;
  api.On([&](const BatchWriteItemRequest& request) -> Result<BatchWriteItemResponse> {
    auto writes = request.request_items.at("t");
    sent.push_back(writes.size());
    BatchWriteItemResponse response;
    if (sent.size() == 1) {
      writes.resize(10);
      response.unprocessed_items["t"] = writes;
    }
    return response;
  });
  BatchWriteItemRequest request;
  for (auto& key : Keys(30)) request.request_items["t"].push_back(DeleteRequest{key});
  EXPECT_EQ(RunAll(BatchWrites(api, request)), 2);
  EXPECT_THAT(sent, ElementsAre(25, 15));
}

TEST(Batches, EveryKeyIsAskedForOnceItIsProcessed) {
  ScriptedApi api;
  std::map<std::string, int> processed;
  api.On([&](const BatchGetItemRequest& request) -> Result<BatchGetItemResponse> {
    BatchGetItemResponse response;
    const auto& keys = request.request_items.at("t").keys;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (i % 3 == 0 || keys.size() < 3) {
        ++processed[keys[i].Find("PK")->As<Number>()->ToString()];
      } else {
        response.unprocessed_keys["t"].keys.push_back(keys[i]);
      }
    }
    return response;
  });
  BatchGetItemRequest request;
  request.request_items["t"].keys = Keys(150);
  EXPECT_TRUE(RunAll(BatchGets(api, request)));
  EXPECT_THAT(processed, SizeIs(150));
  EXPECT_THAT(processed, testing::Each(testing::Pair(testing::_, 1)));
}

TEST(Batches, OneThatGetsNowhereIsGivenUp) {
  ScriptedApi api;
  int calls = 0;
  api.On([&](const BatchWriteItemRequest& request) -> Result<BatchWriteItemResponse> {
    ++calls;
    return BatchWriteItemResponse{.unprocessed_items = request.request_items};
  });
  BatchWriteItemRequest request;
  request.request_items["t"].push_back(DeleteRequest{});
  const auto given_up = RunAll(BatchWrites(api, request));
  ASSERT_FALSE(given_up);
  EXPECT_EQ(given_up.error().code, ErrorCode::kServiceUnavailable);
  EXPECT_EQ(given_up.error().message, "BatchWriteItem leaves items unprocessed");
  EXPECT_EQ(calls, 8);
}

TEST(Batches, ADeadlineEndsThePauses) {
  ScriptedApi api;
  int calls = 0;
  api.On([&](const BatchGetItemRequest& request) -> Result<BatchGetItemResponse> {
    ++calls;
    return BatchGetItemResponse{.unprocessed_keys = request.request_items};
  });
  BatchGetItemRequest request;
  request.request_items["t"].keys = Keys(1);
  BatchGets batches(api, request);
  CallContext context{.deadline = std::chrono::steady_clock::now()};
  EXPECT_TRUE(Await(batches.Next(context)));
  EXPECT_TRUE(batches.HasNext());
  EXPECT_EQ(Await(batches.Next(context)).error().code, ErrorCode::kServiceUnavailable);
  EXPECT_EQ(calls, 1);
}

TEST(Batches, TheErrorOfACallIsTold) {
  ScriptedApi api;  // refuses everything
  BatchGetItemRequest request;
  request.request_items["t"].keys = Keys(1);
  EXPECT_EQ(RunAll(BatchGets(api, request)).error().code, ErrorCode::kUnknownOperationException);
}

}  // namespace
}  // namespace flavorbot::dynamodb
