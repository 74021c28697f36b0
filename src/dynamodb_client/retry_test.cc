#include "dynamodb_client/retry.h"

#include <gtest/gtest.h>

#include "dynamodb/wire.h"

namespace flavorbot::dynamodb_client {
namespace {

using dynamodb::ErrorCode;
using dynamodb::MakeError;
using std::chrono::milliseconds;

TEST(Retry, RefusalsAreNotTriedAgain) {
  for (const auto code :
       {ErrorCode::kValidationException, ErrorCode::kConditionalCheckFailedException,
        ErrorCode::kResourceNotFoundException, ErrorCode::kTransactionCanceledException,
        ErrorCode::kAccessDeniedException, ErrorCode::kLimitExceededException}) {
    EXPECT_EQ(Judge(400, Refusal::kOther, MakeError(code, "")), Attempt::kDone)
        << dynamodb::ErrorName(code);
  }
}

TEST(Retry, FaultsAndThrottlingAre) {
  EXPECT_EQ(Judge(500, Refusal::kOther, MakeError(ErrorCode::kInternalServerError, "")),
            Attempt::kInDoubt);
  EXPECT_EQ(Judge(503, Refusal::kOther, MakeError(ErrorCode::kServiceUnavailable, "")),
            Attempt::kTransient);
  EXPECT_EQ(Judge(400, Refusal::kOther, MakeError(ErrorCode::kThrottlingException, "")),
            Attempt::kThrottled);
  EXPECT_EQ(Judge(400, Refusal::kOther,
                  MakeError(ErrorCode::kProvisionedThroughputExceededException, "")),
            Attempt::kThrottled);
  EXPECT_EQ(Judge(http::ClientError::kConnectionFailed), Attempt::kTransient);
  EXPECT_EQ(Judge(http::ClientError::kConnectionLost), Attempt::kInDoubt);
  EXPECT_EQ(Judge(http::ClientError::kTimeout), Attempt::kTimedOut);
  EXPECT_EQ(Judge(http::ClientError::kTooLarge), Attempt::kDone);
  EXPECT_EQ(Judge(http::ClientError::kNotTrusted), Attempt::kDone);
}

TEST(Retry, OtherWordsForThrottlingCountAsSuch) {
  const auto unknown = dynamodb::ErrorFromJson(400, "{}");
  EXPECT_EQ(Judge(400, Refusal::kThrottling, unknown), Attempt::kThrottled);
  EXPECT_EQ(Judge(429, Refusal::kOther, unknown), Attempt::kThrottled);
  EXPECT_EQ(Judge(400, Refusal::kTimeout, unknown), Attempt::kTransient);
  EXPECT_EQ(Judge(400, Refusal::kClock, unknown), Attempt::kDone);
}

TEST(Retry, AnAnswerFromElsewhereIsTriedAgainWhenItMayBeBetter) {
  const auto elsewhere = [](int status) {
    return Judge(status, Refusal::kOther, dynamodb::ErrorFromJson(status, "<html>"));
  };
  EXPECT_EQ(elsewhere(403), Attempt::kDone);
  EXPECT_EQ(elsewhere(502), Attempt::kInDoubt);
}

TEST(Retry, DelaysAreRandomBelowADoublingBound) {
  base::SeededRandom random(1);
  for (unsigned attempt = 1; attempt < 20; ++attempt) {
    milliseconds longest{0};
    for (int i = 0; i < 200; ++i) longest = std::max(longest, RetryDelay(attempt, random));
    const auto bound =
        std::min(milliseconds{25} * (1 << std::min(attempt, 10U)), milliseconds{20'000});
    EXPECT_LT(longest, bound) << attempt;
    EXPECT_GT(longest, bound / 2) << attempt;
  }
}

TEST(RetryQuota, EndsAfterAHundredRetriesWithoutASuccess) {
  RetryQuota quota;
  int retries = 0;
  while (quota.Take(Attempt::kTransient)) ++retries;
  EXPECT_EQ(retries, 100);
  EXPECT_FALSE(quota.Take(Attempt::kTimedOut));
}

TEST(RetryQuota, SuccessesFillItUpAgainAndNotMore) {
  RetryQuota quota;
  EXPECT_TRUE(quota.Take(Attempt::kTimedOut));
  quota.GiveBack(Attempt::kTimedOut);
  quota.GiveBack(Attempt::kDone);
  EXPECT_EQ(quota.tokens(), RetryQuota::kTokens);
  EXPECT_TRUE(quota.Take(Attempt::kThrottled));
  quota.GiveBack(Attempt::kDone);
  EXPECT_EQ(quota.tokens(), RetryQuota::kTokens - 4);
}

}  // namespace
}  // namespace flavorbot::dynamodb_client
