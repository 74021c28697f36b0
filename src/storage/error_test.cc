#include "storage/error.h"

#include <gtest/gtest.h>

namespace flavorbot::storage {
namespace {

dynamodb::Error Cancelled(std::initializer_list<const char*> reasons) {
  auto error = dynamodb::MakeError(dynamodb::ErrorCode::kTransactionCanceledException, "cancelled");
  for (const char* code : reasons) error.cancellation_reasons.push_back({.code = code});
  return error;
}

TEST(StoreError, AFailedConditionIsAConflict) {
  EXPECT_EQ(
      ToStoreError(dynamodb::MakeError(dynamodb::ErrorCode::kConditionalCheckFailedException, ""))
          .code,
      StoreErrorCode::kConflict);
  EXPECT_EQ(ToStoreError(Cancelled({"None", "ConditionalCheckFailed"})).code,
            StoreErrorCode::kConflict);
}

TEST(StoreError, ThrottlingAndAMissingTableAreUnavailable) {
  for (const auto code : {dynamodb::ErrorCode::kThrottlingException,
                          dynamodb::ErrorCode::kProvisionedThroughputExceededException,
                          dynamodb::ErrorCode::kResourceNotFoundException,
                          dynamodb::ErrorCode::kServiceUnavailable}) {
    EXPECT_EQ(ToStoreError(dynamodb::MakeError(code, "")).code, StoreErrorCode::kUnavailable);
  }
}

TEST(StoreError, AnInvalidRequestOfOursIsADefectUnlessTheItemIsTooLarge) {
  EXPECT_EQ(ToStoreError(dynamodb::ValidationError("Invalid UpdateExpression")).code,
            StoreErrorCode::kCorrupt);
  EXPECT_EQ(
      ToStoreError(dynamodb::ValidationError("Item size has exceeded the maximum allowed size"))
          .code,
      StoreErrorCode::kTooLarge);
}

// A transaction that lost against another one but whose condition failed too must not be repeated.
TEST(StoreError, OnlyAPureTransactionConflictIsWorthAnotherTry) {
  EXPECT_TRUE(IsTransactionConflict(Cancelled({"None", "TransactionConflict"})));
  EXPECT_FALSE(IsTransactionConflict(Cancelled({"ConditionalCheckFailed", "TransactionConflict"})));
  EXPECT_FALSE(IsTransactionConflict(Cancelled({"ThrottlingError"})));
}

TEST(StoreError, ConditionFailedAtTellsWhichItem) {
  const auto error = Cancelled({"None", "ConditionalCheckFailed"});
  EXPECT_FALSE(ConditionFailedAt(error, 0));
  EXPECT_TRUE(ConditionFailedAt(error, 1));
  EXPECT_FALSE(ConditionFailedAt(error, 2));
}

TEST(StoreError, TheCauseNamesTheServicesError) {
  EXPECT_EQ(
      ToStoreError(dynamodb::MakeError(dynamodb::ErrorCode::kThrottlingException, "slow")).cause,
      "ThrottlingException: slow");
}

}  // namespace
}  // namespace flavorbot::storage
