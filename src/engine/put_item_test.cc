#include "engine/api_fixture.h"

namespace flavorbot::engine {
namespace {

using dynamodb::ErrorCode;
using dynamodb::ReturnConsumedCapacity;
using dynamodb::ReturnValues;

class PutItem : public ApiTest {
 protected:
  void SetUp() override { CreateTable(); }

  dynamodb::Result<dynamodb::PutItemResponse> PutResult(dynamodb::Item item) {
    return Await(api_->PutItem(context_, {.table_name = "t", .item = std::move(item)}));
  }

  // The index units of a put of `item`, by index name, beside "table".
  std::map<std::string, double> UnitsOfPut(dynamodb::Item item) {
    const auto put = Await(
        api_->PutItem(context_, {.table_name = "t",
                                 .item = std::move(item),
                                 .return_consumed_capacity = ReturnConsumedCapacity::kIndexes}));
    std::map<std::string, double> units;
    if (!put) return units;
    const auto& capacity = *put->consumed_capacity;
    units["table"] = capacity.table->capacity_units;
    double total = capacity.table->capacity_units;
    for (const auto* indexes :
         {&capacity.global_secondary_indexes, &capacity.local_secondary_indexes}) {
      for (const auto& [name, index] : *indexes) {
        units[name] = index.capacity_units;
        total += index.capacity_units;
      }
    }
    EXPECT_EQ(capacity.total.capacity_units, total);
    return units;
  }
};

TEST_F(PutItem, StoresAndReplacesTheWholeItem) {
  Put({{"PK", S("p")}, {"SK", S("s")}, {"a", N(1)}, {"b", N(2)}});
  Put({{"PK", S("p")}, {"SK", S("s")}, {"b", N(3)}});
  EXPECT_EQ(Get(Key("p", "s")), (dynamodb::Item{{"PK", S("p")}, {"SK", S("s")}, {"b", N(3)}}));
}

TEST_F(PutItem, AllOldIsTheItemBefore) {
  const dynamodb::PutItemRequest request{.table_name = "t",
                                         .item = {{"PK", S("p")}, {"SK", S("s")}, {"n", N(1)}},
                                         .return_values = ReturnValues::kAllOld};
  const auto first = Await(api_->PutItem(context_, request));
  ASSERT_TRUE(first.has_value());
  EXPECT_FALSE(first->attributes.has_value());
  const auto second = Await(api_->PutItem(context_, request));
  ASSERT_TRUE(second.has_value() && second->attributes.has_value());
  EXPECT_EQ(dynamodb::Unpack(*second->attributes), request.item);
}

TEST_F(PutItem, KeysAreCheckedWithTheServicesTexts) {
  EXPECT_ERROR(PutResult({{"PK", S("p")}}), kValidationException,
               "One or more parameter values were invalid: Missing the key SK in the item");
  EXPECT_ERROR(PutResult({{"PK", N(1)}, {"SK", S("s")}}), kValidationException,
               "One or more parameter values were invalid: Type mismatch for key PK expected: S "
               "actual: N");
  EXPECT_ERROR(PutResult({{"PK", S("")}, {"SK", S("s")}}), kValidationException,
               "One or more parameter values are not valid. The AttributeValue for a key attribute "
               "cannot contain an empty string value. Key: PK");
  EXPECT_ERROR(
      PutResult({{"PK", S(std::string(2049, 'x'))}, {"SK", S("s")}}), kValidationException,
      "One or more parameter values were invalid: Size of hashkey has exceeded the maximum "
      "size limit of2048 bytes");
  EXPECT_ERROR(PutResult({{"PK", S("p")}, {"SK", S(std::string(1025, 'x'))}}), kValidationException,
               "One or more parameter values were invalid: Aggregated size of all range keys has "
               "exceeded the size limit of 1024 bytes");
  EXPECT_TRUE(PutResult({{"PK", S(std::string(2048, 'x'))}, {"SK", S(std::string(1024, 'x'))}})
                  .has_value());
}

TEST_F(PutItem, IndexKeysAreChecked) {
  EXPECT_ERROR(PutResult({{"PK", S("p")}, {"SK", S("s")}, {"GPK", N(1)}}), kValidationException,
               "One or more parameter values were invalid: Type mismatch for Index Key GPK "
               "Expected: S Actual: N IndexName: G");
  EXPECT_ERROR(
      PutResult({{"PK", S("p")}, {"SK", S("s")}, {"GPK", S("")}}), kValidationException,
      "One or more parameter values are not valid. A value specified for a secondary index "
      "key is not supported. The AttributeValue for a key attribute cannot contain an empty "
      "string value. IndexName: G, IndexKey: GPK");
}

TEST_F(PutItem, ItemOver400KbIsRefusedAndOneOfExactly400KbIsStored) {
  const std::size_t keys = 2 + 1 + 2 + 1;  // names and values of PK and SK
  const std::size_t largest = 400 * 1024 - keys - 1;
  EXPECT_ERROR(PutResult({{"PK", S("p")}, {"SK", S("s")}, {"a", S(std::string(largest + 1, 'x'))}}),
               kValidationException, "Item size has exceeded the maximum allowed size");
  EXPECT_TRUE(
      PutResult({{"PK", S("p")}, {"SK", S("s")}, {"a", S(std::string(largest, 'x'))}}).has_value());
}

TEST_F(PutItem, UnknownTableIsResourceNotFound) {
  EXPECT_ERROR(Await(api_->PutItem(context_, {.table_name = "none", .item = Key("p", "s")})),
               kResourceNotFoundException, "Requested resource not found");
}

TEST_F(PutItem, OtherReturnValuesAreRefused) {
  EXPECT_ERROR(Await(api_->PutItem(context_, {.table_name = "t",
                                              .item = Key("p", "s"),
                                              .return_values = ReturnValues::kAllNew})),
               kValidationException, "ReturnValues can only be ALL_OLD or NONE");
}

TEST_F(PutItem, IndexUnitsFollowWhatChangesInEachIndex) {
  using Units = std::map<std::string, double>;
  const dynamodb::Item item{{"PK", S("p")}, {"SK", S("s")},  {"GPK", S("g")},
                            {"GSK", N(1)},  {"SK2", S("x")}, {"note", S("n")}};
  // Enters G and L.
  EXPECT_EQ(UnitsOfPut(item), (Units{{"table", 1}, {"G", 1}, {"L", 1}}));
  // Nothing changes in either.
  EXPECT_EQ(UnitsOfPut(item), (Units{{"table", 1}}));
  // An attribute that only G projects.
  auto other = item;
  other.Set("other", N(1));
  EXPECT_EQ(UnitsOfPut(other), (Units{{"table", 1}, {"G", 1}}));
  // G's key changes: one entry goes, one comes.
  other.Set("GSK", N(2));
  EXPECT_EQ(UnitsOfPut(other), (Units{{"table", 1}, {"G", 2}}));
  // Leaves both.
  EXPECT_EQ(UnitsOfPut(Key("p", "s")), (Units{{"table", 1}, {"G", 1}, {"L", 1}}));
}

TEST_F(PutItem, WriteUnitsAreThoseOfTheLargerItem) {
  const dynamodb::Item large{{"PK", S("p")}, {"SK", S("s")}, {"a", S(std::string(3000, 'x'))}};
  EXPECT_EQ(UnitsOfPut(large)["table"], 3);
  EXPECT_EQ(UnitsOfPut(Key("p", "s"))["table"], 3);
  EXPECT_EQ(UnitsOfPut(Key("p", "s"))["table"], 1);
}

TEST_F(PutItem, ItemCollectionMetricsNameThePartition) {
  const auto put = Await(api_->PutItem(
      context_, {.table_name = "t",
                 .item = Key("p", "s"),
                 .return_item_collection_metrics = dynamodb::ReturnItemCollectionMetrics::kSize}));
  ASSERT_TRUE(put.has_value() && put->item_collection_metrics.has_value());
  EXPECT_EQ(put->item_collection_metrics->item_collection_key, (dynamodb::Item{{"PK", S("p")}}));
}

TEST_F(PutItem, PastItsDeadlineIsRefusedAndNotApplied) {
  context_.deadline = std::chrono::steady_clock::time_point::min();
  EXPECT_ERROR(PutResult(Key("p", "s")), kServiceUnavailable,
               "The request's deadline passed before it began; nothing was done");
  context_.deadline = std::chrono::steady_clock::time_point::max();
  EXPECT_FALSE(Get(Key("p", "s")).has_value());
}

TEST_F(PutItem, FailedConditionLeavesTheItemAndReturnsItWhenAsked) {
  Put({{"PK", S("p")}, {"SK", S("s")}, {"n", N(1)}});
  dynamodb::PutItemRequest request{
      .table_name = "t", .item = Key("p", "s"), .condition_expression = "attribute_not_exists(PK)"};
  auto put = Await(api_->PutItem(context_, request));
  EXPECT_ERROR(put, kConditionalCheckFailedException, "The conditional request failed");
  EXPECT_FALSE(put.error().item.has_value());
  request.return_values_on_condition_check_failure =
      dynamodb::ReturnValuesOnConditionCheckFailure::kAllOld;
  put = Await(api_->PutItem(context_, request));
  ASSERT_FALSE(put.has_value());
  ASSERT_TRUE(put.error().item.has_value());
  EXPECT_EQ(dynamodb::Unpack(*put.error().item).size(), 3u);
  EXPECT_EQ(Get(Key("p", "s"))->size(), 3u);
}

}  // namespace
}  // namespace flavorbot::engine
