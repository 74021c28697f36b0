#include "engine/api_fixture.h"

namespace flavorbot::engine {
namespace {

class DeleteItem : public ApiTest {
 protected:
  void SetUp() override { CreateTable(); }
};

TEST_F(DeleteItem, TakesTheItemAndReturnsItWhenAsked) {
  const dynamodb::Item item{{"PK", S("p")}, {"SK", S("s")}, {"n", N(1)}};
  Put(item);
  const dynamodb::DeleteItemRequest request{
      .table_name = "t", .key = Key("p", "s"), .return_values = dynamodb::ReturnValues::kAllOld};
  const auto deleted = Await(api_->DeleteItem(context_, request));
  ASSERT_TRUE(deleted.has_value() && deleted->attributes.has_value());
  EXPECT_EQ(dynamodb::Unpack(*deleted->attributes), item);
  EXPECT_FALSE(Get(Key("p", "s")).has_value());

  const auto again = Await(api_->DeleteItem(context_, request));
  ASSERT_TRUE(again.has_value());
  EXPECT_FALSE(again->attributes.has_value());
}

TEST_F(DeleteItem, OfNothingCostsOneUnit) {
  const auto deleted = Await(api_->DeleteItem(
      context_, {.table_name = "t",
                 .key = Key("p", "s"),
                 .return_consumed_capacity = dynamodb::ReturnConsumedCapacity::kTotal}));
  ASSERT_TRUE(deleted.has_value());
  EXPECT_EQ(deleted->consumed_capacity->total.capacity_units, 1);
  EXPECT_FALSE(deleted->consumed_capacity->table.has_value());
}

TEST_F(DeleteItem, ConditionOnAMissingItemIsJudgedAgainstNoAttributes) {
  const auto deleted = Await(api_->DeleteItem(
      context_,
      {.table_name = "t", .key = Key("p", "s"), .condition_expression = "attribute_exists(PK)"}));
  EXPECT_ERROR(deleted, kConditionalCheckFailedException, "The conditional request failed");
}

}  // namespace
}  // namespace flavorbot::engine
