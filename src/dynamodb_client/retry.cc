#include "dynamodb_client/retry.h"

#include <algorithm>
#include <cstdint>

namespace flavorbot::dynamodb_client {
namespace {

using dynamodb::ErrorCode;

constexpr std::chrono::milliseconds kBase{25};
constexpr std::chrono::milliseconds kLongest{20'000};
constexpr unsigned kMostDoublings = 10;  // 25 ms * 2^10 is over the longest

int CostOf(Attempt outcome) {
  return outcome == Attempt::kTimedOut ? RetryQuota::kTimeoutCost : RetryQuota::kRetryCost;
}

}  // namespace

Attempt Judge(int http_status, Refusal refusal, const dynamodb::Error& error) {
  if (http_status == 429 || refusal == Refusal::kThrottling) return Attempt::kThrottled;
  if (refusal == Refusal::kTimeout) return Attempt::kTransient;
  switch (error.code) {
    case ErrorCode::kProvisionedThroughputExceededException:
    case ErrorCode::kRequestLimitExceeded:
    case ErrorCode::kThrottlingException:
      return Attempt::kThrottled;
    case ErrorCode::kInternalServerError:
      // Also what isn't the service's exceptions: of 4xx another attempt gets the same.
      return http_status < 500 ? Attempt::kDone : Attempt::kInDoubt;
    case ErrorCode::kServiceUnavailable:
    case ErrorCode::kTransactionInProgressException:
      return Attempt::kTransient;
    default:
      return Attempt::kDone;
  }
}

Attempt Judge(http::ClientError error) {
  switch (error) {
    case http::ClientError::kTimeout:
      return Attempt::kTimedOut;
    case http::ClientError::kTooLarge:
    case http::ClientError::kNotTrusted:
      return Attempt::kDone;
    case http::ClientError::kUnknownHost:
    case http::ClientError::kConnectionFailed:
      return Attempt::kTransient;
    case http::ClientError::kConnectionLost:
    case http::ClientError::kMalformed:
      break;
  }
  return Attempt::kInDoubt;
}

std::chrono::milliseconds RetryDelay(unsigned attempt, base::RandomSource& random) {
  const auto most = std::min(kBase * (1U << std::min(attempt, kMostDoublings)), kLongest);
  std::uint32_t drawn = 0;
  random.Fill(reinterpret_cast<char*>(&drawn), sizeof drawn);
  const auto part = static_cast<std::uint64_t>(drawn) * static_cast<std::uint64_t>(most.count());
  return std::chrono::milliseconds(static_cast<std::int64_t>(part >> 32U));
}

bool RetryQuota::Take(Attempt outcome) {
  const int cost = CostOf(outcome);
  int tokens = tokens_;
  do {
    if (tokens < cost) return false;
  } while (!tokens_.compare_exchange_weak(tokens, tokens - cost));
  return true;
}

void RetryQuota::GiveBack(Attempt outcome) {
  const int back = outcome == Attempt::kDone ? 1 : CostOf(outcome);
  int tokens = tokens_;
  while (!tokens_.compare_exchange_weak(tokens, std::min(kTokens, tokens + back))) {
  }
}

}  // namespace flavorbot::dynamodb_client
