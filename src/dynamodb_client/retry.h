// Retry: which failed attempts of a call are worth another, when, and how many at all.
//
// This is the standard mode of AWS's SDKs, with DynamoDB's own base delay and number of attempts:
//
//   wait   := a random part of min(20 s, 25 ms * 2^attempt)
//   quota  := each retry takes tokens; a success after it gives them back, any other success one.
//             When all is down, retries end after a hundred and the load on the service with them.
//
// Threads: RetryQuota from any thread; the rest are pure functions.
// Source:  SDKs and Tools Reference Guide, "Retry behavior"; DynamoDB Developer Guide, "Error
//          retries and exponential backoff".
#pragma once

#include <atomic>
#include <chrono>

#include "base/random.h"
#include "dynamodb/error.h"
#include "dynamodb_client/refusal.h"
#include "http/client.h"

namespace flavorbot::dynamodb_client {

inline constexpr unsigned kMaxAttempts = 10;

// What an attempt came to.
enum class Attempt {
  kDone,       // an answer, or a refusal that another attempt would only repeat
  kThrottled,  // later it may be taken
  kTransient,  // a fault of the service or of the way there; nothing was done
  kInDoubt,    // a fault after which nobody knows whether it was done
  kTimedOut,   // no answer in the time of an attempt; in doubt too
  kPutRight,   // nothing was done, and what was wrong with the request is put right: at once
};

Attempt Judge(int http_status, Refusal refusal, const dynamodb::Error& error);
Attempt Judge(http::ClientError error);

// Before attempt number `attempt`, which counts from 1 for the first retry.
std::chrono::milliseconds RetryDelay(unsigned attempt, base::RandomSource& random);

class RetryQuota {
 public:
  static constexpr int kTokens = 500;
  static constexpr int kRetryCost = 5;
  static constexpr int kTimeoutCost = 10;

  // Whether a retry after `outcome` may go; takes its tokens.
  bool Take(Attempt outcome);
  // After a success: gives back what its last retry, after `outcome`, took; kDone: there was none.
  void GiveBack(Attempt outcome);

  int tokens() const { return tokens_; }

 private:
  std::atomic<int> tokens_ = kTokens;
};

}  // namespace flavorbot::dynamodb_client
