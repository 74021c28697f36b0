#include "cli/cost/touched_partitions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/keys.h"

namespace flavorbot::cli::cost {
namespace {

using dynamodb::AttributeValue;
using testing::ElementsAre;
using testing::IsEmpty;

dynamodb::Item KeyOf(std::string partition) {
  return storage::KeyItem({std::move(partition), "PROFILE"});
}

TEST(TouchedPartitions, OfOneItem) {
  EXPECT_THAT(TouchedPartitions(dynamodb::GetItemRequest{.key = KeyOf("USER#a")}),
              ElementsAre("USER#a"));
  EXPECT_THAT(TouchedPartitions(dynamodb::PutItemRequest{.item = KeyOf("USER#b")}),
              ElementsAre("USER#b"));
}

TEST(TouchedPartitions, OfAQueryThePartitionItAsksFor) {
  dynamodb::QueryRequest query{
      .key_condition_expression = "PK = :user AND begins_with(SK, :recipes)",
      .expression_attribute_values = dynamodb::ExpressionAttributeValues{
          {":recipes", AttributeValue::S("RECIPE#")}, {":user", AttributeValue::S("USER#a")}}};
  EXPECT_THAT(TouchedPartitions(query), ElementsAre("USER#a"));
  query.index_name = "GSI1";
  EXPECT_THAT(TouchedPartitions(query), ElementsAre("GSI1: USER#a"));
}

TEST(TouchedPartitions, OfATransactionEachItems) {
  dynamodb::TransactPut put;
  put.item = KeyOf("USER#a");
  dynamodb::TransactDelete erase;
  erase.key = KeyOf("EMAIL#a@b.c");
  EXPECT_THAT(
      TouchedPartitions(dynamodb::TransactWriteItemsRequest{.transact_items = {put, erase}}),
      ElementsAre("USER#a", "EMAIL#a@b.c"));
}

TEST(TouchedPartitions, OfATableNone) {
  EXPECT_THAT(TouchedPartitions(dynamodb::DescribeTableRequest{}), IsEmpty());
}

}  // namespace
}  // namespace flavorbot::cli::cost
