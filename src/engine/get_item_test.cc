#include "engine/api_fixture.h"

namespace flavorbot::engine {
namespace {

using dynamodb::ReturnConsumedCapacity;

class GetItem : public ApiTest {
 protected:
  void SetUp() override { CreateTable(); }

  double Units(std::string sk, bool consistent_read) {
    const auto got = Await(
        api_->GetItem(context_, {.table_name = "t",
                                 .key = Key("p", std::move(sk)),
                                 .consistent_read = consistent_read,
                                 .return_consumed_capacity = ReturnConsumedCapacity::kTotal}));
    return got ? got->consumed_capacity->total.capacity_units : -1;
  }
};

TEST_F(GetItem, MissingItemIsNoError) { EXPECT_FALSE(Get(Key("p", "s")).has_value()); }

TEST_F(GetItem, ProjectionLeavesOutTheRest) {
  Put({{"PK", S("p")}, {"SK", S("s")}, {"a", N(1)}, {"name", S("x")}});
  const auto got =
      Await(api_->GetItem(context_, {.table_name = "t",
                                     .key = Key("p", "s"),
                                     .projection_expression = "a, #n",
                                     .expression_attribute_names =
                                         dynamodb::ExpressionAttributeNames{{"#n", "name"}}}));
  ASSERT_TRUE(got.has_value() && got->item.has_value());
  EXPECT_EQ(dynamodb::Unpack(*got->item), (dynamodb::Item{{"a", N(1)}, {"name", S("x")}}));
}

TEST_F(GetItem, ReadUnitsAreWhole4KbHalvedWhenEventuallyConsistent) {
  Put({{"PK", S("p")}, {"SK", S("s")}, {"a", S(std::string(5000, 'x'))}});
  EXPECT_EQ(Units("s", true), 2);
  EXPECT_EQ(Units("s", false), 1);
  EXPECT_EQ(Units("none", true), 1);
  EXPECT_EQ(Units("none", false), 0.5);
}

TEST_F(GetItem, WrongKeyOrTableIsRefused) {
  EXPECT_ERROR(Await(api_->GetItem(context_, {.table_name = "t", .key = {{"PK", S("p")}}})),
               kValidationException, "The provided key element does not match the schema");
  EXPECT_ERROR(Await(api_->GetItem(context_, {.table_name = "none", .key = Key("p", "s")})),
               kResourceNotFoundException, "Requested resource not found");
}

TEST_F(GetItem, PastItsDeadlineIsRefused) {
  context_.deadline = std::chrono::steady_clock::time_point::min();
  EXPECT_ERROR(Await(api_->GetItem(context_, {.table_name = "t", .key = Key("p", "s")})),
               kServiceUnavailable,
               "The request's deadline passed before it began; nothing was done");
}

}  // namespace
}  // namespace flavorbot::engine
