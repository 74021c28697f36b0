// Caller: one call of a DynamoDB, over HTTP: signed, sent, and tried again while that makes sense.
//
//   JSON request --sign--> connection pool --> status, x-amz-crc32 --> JSON answer, or its error
//        ^------------------ wait, when the attempt is worth another -------------'
//
// A refusal for the time that it was signed at, or for credentials that have expired, is put right
// at once: the clock is set by the service's (service_clock.h), the credentials are asked for anew.
//
// A write that the service may have done already is tried again only when that is harmless; a
// condition that fails then is no answer, as its own first attempt may be why (repetition.h).
//
// Threads: Call from any coroutine whose executor runs on one thread at a time; it stays there.
// Source:  DynamoDB Developer Guide, "DynamoDB low-level API"; retry.h.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "aws/credentials_provider.h"
#include "aws/endpoint.h"
#include "base/clock.h"
#include "base/random.h"
#include "dynamodb/api.h"
#include "dynamodb_client/rate_limiter.h"
#include "dynamodb_client/refusal.h"
#include "dynamodb_client/repetition.h"
#include "dynamodb_client/retry.h"
#include "dynamodb_client/service_clock.h"
#include "http/client_pool.h"
#include "sigv4/credentials.h"

namespace flavorbot::dynamodb_client {

enum class Pace { kSteady, kAdaptive };     // kAdaptive: rate_limiter.h
enum class AnswerCoding { kPlain, kGzip };  // what is asked for; the service chooses

struct CallerOptions {
  aws::Endpoint endpoint;
  std::unique_ptr<http::TlsContext> tls;  // of an endpoint with TLS
  sigv4::Credentials credentials;
  std::shared_ptr<aws::CredentialsProvider> provider;  // nullptr: `credentials`, always
  std::string region;
  std::chrono::milliseconds attempt_timeout{5'000};
  unsigned max_attempts = kMaxAttempts;
  Pace pace = Pace::kSteady;
  AnswerCoding answers = AnswerCoding::kPlain;
  // Borrowed; nullptr: the machine's.
  const base::Clock* clock = nullptr;
  base::RandomSource* random = nullptr;
};

// Whether `error`, of a call, leaves open whether its write was done. Any other kServiceUnavailable
// may be answered by making the call again, here or of another that has the same table.
bool IsInDoubt(const dynamodb::Error& error);

class Caller {
 public:
  explicit Caller(CallerOptions options);

  // The JSON answer of `action`, such as "GetItem", to the JSON `body`. `repetition` is asked when
  // it matters, until the answer. The context's trace goes along; its retries and throttles grow.
  // Errors: the service's; kServiceUnavailable when it isn't reached by context.deadline, there are
  //         no credentials, what came back is not what it sent, or nobody knows whether it did it.
  dynamodb::AwaitableResult<std::string> Call(dynamodb::CallContext& context,
                                              std::string_view action, std::string body,
                                              std::function<Repetition()> repetition);

  base::RandomSource& random() { return random_; }

 private:
  using TimePoint = std::chrono::steady_clock::time_point;

  // One attempt. `outcome` says what it came to.
  dynamodb::AwaitableResult<std::string> Try(const dynamodb::CallContext& context,
                                             std::string_view action, const std::string& body,
                                             Attempt& outcome);
  http::ClientRequest Sign(std::string_view action, const std::string& body,
                           const sigv4::Credentials& credentials, base::TimePoint now) const;
  // Whether what the request was refused for is put right now.
  bool PutRight(Refusal refusal, const http::ReceivedResponse& response,
                const aws::SharedCredentials& credentials, base::TimePoint signed_at);
  // False when a request may not go before `deadline`.
  boost::asio::awaitable<bool> AwaitTurn(TimePoint deadline);
  void Note(Attempt outcome);

  const aws::Endpoint endpoint_;
  const std::string host_header_;
  const std::shared_ptr<aws::CredentialsProvider> credentials_;
  const std::string region_;
  const std::chrono::milliseconds attempt_timeout_;
  const unsigned max_attempts_;
  const AnswerCoding answers_;
  const base::SystemClock system_clock_;
  ServiceClock clock_;
  base::RandomSource& random_;
  http::ClientPool pool_;
  RetryQuota quota_;
  std::optional<RateLimiter> limiter_;  // of kAdaptive
};

}  // namespace flavorbot::dynamodb_client
