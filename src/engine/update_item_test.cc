#include <thread>

#include "engine/api_fixture.h"

namespace flavorbot::engine {
namespace {

using dynamodb::ReturnValues;

class UpdateItem : public ApiTest {
 protected:
  void SetUp() override { CreateTable(); }

  dynamodb::Result<dynamodb::UpdateItemResponse> Update(
      std::string expression, dynamodb::ExpressionAttributeValues values,
      ReturnValues return_values = ReturnValues::kNone) {
    dynamodb::UpdateItemRequest request{.table_name = "t",
                                        .key = Key("p", "s"),
                                        .update_expression = std::move(expression),
                                        .return_values = return_values};
    if (!values.empty()) request.expression_attribute_values = std::move(values);
    return Await(api_->UpdateItem(context_, std::move(request)));
  }
};

TEST_F(UpdateItem, MakesTheItemWhenThereIsNone) {
  ASSERT_TRUE(Update("SET a = :v", {{":v", N(1)}}).has_value());
  EXPECT_EQ(Get(Key("p", "s")), (dynamodb::Item{{"PK", S("p")}, {"SK", S("s")}, {"a", N(1)}}));
}

TEST_F(UpdateItem, WithoutAnExpressionMakesTheKeyAlone) {
  const auto updated = Await(api_->UpdateItem(context_, {.table_name = "t", .key = Key("p", "s")}));
  ASSERT_TRUE(updated.has_value());
  EXPECT_EQ(Get(Key("p", "s")), Key("p", "s"));
}

TEST_F(UpdateItem, ReturnsWhatTheReturnValueNames) {
  Put({{"PK", S("p")}, {"SK", S("s")}, {"a", N(1)}, {"b", N(2)}});
  const auto attributes = [this](ReturnValues which) {
    auto updated = Update("SET a = a + :v", {{":v", N(1)}}, which);
    if (!updated || !updated->attributes) return dynamodb::Item{};
    return dynamodb::Unpack(*updated->attributes);
  };
  EXPECT_EQ(attributes(ReturnValues::kUpdatedOld), (dynamodb::Item{{"a", N(1)}}));
  EXPECT_EQ(attributes(ReturnValues::kUpdatedNew), (dynamodb::Item{{"a", N(3)}}));
  EXPECT_EQ(*attributes(ReturnValues::kAllOld).Find("a"), N(3));
  EXPECT_EQ(*attributes(ReturnValues::kAllNew).Find("a"), N(5));
  EXPECT_EQ(attributes(ReturnValues::kAllNew).size(), 4u);
  EXPECT_EQ(attributes(ReturnValues::kNone).size(), 0u);
}

TEST_F(UpdateItem, KeyAttributesCannotBeUpdated) {
  EXPECT_ERROR(Update("SET PK = :v", {{":v", S("q")}}), kValidationException,
               "One or more parameter values were invalid: Cannot update attribute PK. This "
               "attribute is part of the key");
}

TEST_F(UpdateItem, IndexKeyOfWrongTypeIsRefusedAndChangesNothing) {
  Put(Key("p", "s"));
  EXPECT_ERROR(Update("SET GSK = :v", {{":v", S("1")}}), kValidationException,
               "One or more parameter values were invalid: Type mismatch for Index Key GSK "
               "Expected: N Actual: S IndexName: G");
  EXPECT_EQ(Get(Key("p", "s")), Key("p", "s"));
}

TEST_F(UpdateItem, OverTheLargestSizeIsRefused) {
  ASSERT_TRUE(Update("SET a = :v", {{":v", S(std::string(300'000, 'x'))}}).has_value());
  EXPECT_ERROR(Update("SET b = :v", {{":v", S(std::string(200'000, 'x'))}}), kValidationException,
               "Item size to update has exceeded the maximum allowed size");
}

TEST_F(UpdateItem, KeyThatDoesNotMatchTheSchemaIsRefused) {
  const char* mismatch = "The provided key element does not match the schema";
  const dynamodb::Item wrong[] = {{{"PK", S("p")}},
                                  {{"PK", S("p")}, {"SK", N(1)}},
                                  {{"PK", S("p")}, {"XX", S("s")}},
                                  {{"PK", S("p")}, {"SK", S("s")}, {"a", S("s")}}};
  for (const auto& key : wrong) {
    EXPECT_ERROR(Await(api_->UpdateItem(context_, {.table_name = "t", .key = key})),
                 kValidationException, mismatch);
  }
}

// The point of a single committer: a read-modify-write is one step.
TEST_F(UpdateItem, TwentyThreadsAddingToOneNumberLoseNothing) {
  constexpr int kThreads = 20;
  constexpr int kRounds = 50;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([this] {
      dynamodb::CallContext context;
      for (int round = 0; round < kRounds; ++round) {
        const auto added = Await(api_->UpdateItem(
            context,
            {.table_name = "t",
             .key = Key("p", "s"),
             .update_expression = "ADD n :one",
             .expression_attribute_values = dynamodb::ExpressionAttributeValues{{":one", N(1)}}}));
        EXPECT_TRUE(added.has_value());
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(*Get(Key("p", "s"))->Find("n"), N(kThreads * kRounds));
}

}  // namespace
}  // namespace flavorbot::engine
