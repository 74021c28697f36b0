#include "dynamodb/json_answer.h"

#include <gtest/gtest.h>

#include "dynamodb/wire.h"

namespace flavorbot::dynamodb {
namespace {

PackedItem PackedSoup(std::string name) {
  return Pack({{"PK", AttributeValue::S(std::move(name))}, {"n", AttributeValue::N(7)}});
}

template <typename Response>
std::string Written(const Response& response) {
  std::string text;
  AppendJson(text, response);
  return text;
}

ConsumedCapacity Capacity() { return {.table_name = "t", .total = {.capacity_units = 0.5}}; }

TEST(JsonAnswer, OneTakenItemIsWrittenAsOneInTheResponse) {
  GetItemResponse response{.item = PackedSoup("a"), .consumed_capacity = Capacity()};
  const std::string expected = Written(response);
  JsonAnswer answer(JsonAnswer::Items::kOne);
  answer.Take(response.item->bytes);
  response.item.reset();
  EXPECT_EQ(std::move(answer).Finish(response), expected);
}

TEST(JsonAnswer, TakenItemsAreWrittenAsThoseInTheResponse) {
  ReadItemsResponse response;
  response.items = {PackedSoup("a"), PackedSoup("b")};
  response.count = 2;
  response.scanned_count = 5;
  response.last_evaluated_key = Item{{"PK", AttributeValue::S("b")}};
  response.consumed_capacity = Capacity();
  const std::string expected = Written(response);
  JsonAnswer answer(JsonAnswer::Items::kMany);
  for (const PackedItem& item : response.items) answer.Take(item.bytes);
  response.items.clear();
  EXPECT_EQ(std::move(answer).Finish(response), expected);
}

TEST(JsonAnswer, WithNothingTakenTheResponseIsWritten) {
  EXPECT_EQ(JsonAnswer(JsonAnswer::Items::kOne).Finish(GetItemResponse{}), "{}");
  const GetItemResponse projected{.item = PackedSoup("a")};
  EXPECT_EQ(JsonAnswer(JsonAnswer::Items::kOne).Finish(projected), Written(projected));

  ReadItemsResponse none;
  EXPECT_EQ(JsonAnswer(JsonAnswer::Items::kMany).Finish(none), Written(none));
  ReadItemsResponse counted{.items_present = false};
  counted.count = 3;
  EXPECT_EQ(JsonAnswer(JsonAnswer::Items::kMany).Finish(counted), Written(counted));
}

TEST(JsonAnswer, WhatWasTakenBeforeARestartIsGone) {
  JsonAnswer answer(JsonAnswer::Items::kMany);
  answer.Take(PackedSoup("a").bytes);
  answer.Restart();
  ReadItemsResponse response;
  response.items = {PackedSoup("b")};
  response.count = 1;
  EXPECT_EQ(std::move(answer).Finish(response), Written(response));
}

}  // namespace
}  // namespace flavorbot::dynamodb
