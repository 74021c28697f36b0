// BatchGetItem and BatchWriteItem.
#include "engine/api_fixture.h"

namespace flavorbot::engine {
namespace {

using dynamodb::DeleteRequest;
using dynamodb::Item;
using dynamodb::PutRequest;
using dynamodb::WriteRequest;

class Batch : public ApiTest {
 protected:
  void SetUp() override { CreateTable(); }

  dynamodb::Result<dynamodb::BatchWriteItemResponse> Write(std::vector<WriteRequest> writes) {
    return Await(api_->BatchWriteItem(context_, {.request_items = {{"t", std::move(writes)}}}));
  }
  dynamodb::Result<dynamodb::BatchGetItemResponse> Read(std::vector<Item> keys) {
    return Await(api_->BatchGetItem(
        context_, {.request_items = {{"t", {.keys = std::move(keys), .consistent_read = true}}},
                   .return_consumed_capacity = dynamodb::ReturnConsumedCapacity::kTotal}));
  }
};

TEST_F(Batch, WritesPutAndDelete) {
  Put(Key("p", "old"));
  const auto written =
      Write({PutRequest{Key("p", "a")}, PutRequest{Key("p", "b")}, DeleteRequest{Key("p", "old")}});
  ASSERT_TRUE(written.has_value());
  EXPECT_TRUE(written->unprocessed_items.empty());
  EXPECT_TRUE(Get(Key("p", "a")).has_value());
  EXPECT_TRUE(Get(Key("p", "b")).has_value());
  EXPECT_FALSE(Get(Key("p", "old")).has_value());
}

TEST_F(Batch, OneBadWriteRefusesAll) {
  EXPECT_ERROR(Write({PutRequest{Key("p", "a")}, PutRequest{{{"PK", S("p")}}}}),
               kValidationException, "The provided key element does not match the schema");
  EXPECT_FALSE(Get(Key("p", "a")).has_value());
}

TEST_F(Batch, DuplicatesAreRefused) {
  const char* text = "Provided list of item keys contains duplicates";
  EXPECT_ERROR(Write({PutRequest{Key("p", "a")}, DeleteRequest{Key("p", "a")}}),
               kValidationException, text);
  EXPECT_ERROR(Read({Key("p", "a"), Key("p", "a")}), kValidationException, text);
}

TEST_F(Batch, LengthsAreLimited) {
  std::vector<WriteRequest> writes;
  for (int i = 0; i < 26; ++i) writes.emplace_back(PutRequest{Key("p", std::to_string(i))});
  EXPECT_ERROR(Write(writes), kValidationException,
               "Too many items requested for the BatchWriteItem call");
  writes.pop_back();
  EXPECT_TRUE(Write(writes).has_value());
  std::vector<Item> keys;
  for (int i = 0; i < 101; ++i) keys.push_back(Key("p", std::to_string(i)));
  EXPECT_ERROR(Read(keys), kValidationException,
               "Too many items requested for the BatchGetItem call");
  keys.pop_back();
  EXPECT_EQ(Read(keys)->responses.at("t").size(), 25u);
}

TEST_F(Batch, ReadRoundsUnitsForEachItem) {
  Put(Key("p", "a"));
  Put(Key("p", "b"));
  const auto read = Read({Key("p", "a"), Key("p", "b"), Key("p", "none")});
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->responses.at("t").size(), 2u);
  EXPECT_EQ(read->consumed_capacity.at(0).total.capacity_units, 3);
}

// 50 items of 390 KB are 19 MB; an answer holds 16.
TEST_F(Batch, ReadOver16MbLeavesTheRestUnprocessed) {
  std::vector<Item> keys;
  for (int i = 0; i < 50; ++i) {
    keys.push_back(Key("p", std::to_string(i)));
    auto item = keys.back();
    item.Set("a", S(std::string(390 * 1024, 'x')));
    Put(std::move(item));
  }
  const auto read = Read(keys);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->responses.at("t").size(), 42u);
  EXPECT_EQ(read->unprocessed_keys.at("t").keys.size(), 8u);
  EXPECT_EQ(read->unprocessed_keys.at("t").keys.front(), keys[42]);
  EXPECT_TRUE(read->unprocessed_keys.at("t").consistent_read);
}

TEST_F(Batch, UnknownTableIsResourceNotFound) {
  EXPECT_ERROR(Await(api_->BatchWriteItem(
                   context_, {.request_items = {{"none", {PutRequest{Key("p", "s")}}}}})),
               kResourceNotFoundException, "Requested resource not found");
}

}  // namespace
}  // namespace flavorbot::engine
