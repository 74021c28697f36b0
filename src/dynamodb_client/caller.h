// Caller: one call of a DynamoDB, over HTTP: signed, sent, and tried again while that makes sense.
//
//   JSON request --sign--> connection pool --> status, x-amz-crc32 --> JSON answer, or its error
//        ^------------------ wait, when the attempt is worth another -------------'
//
// A write whose connection broke is tried again as the SDKs do, though the service may have done
// it: who can't have that makes the write conditional, or a transaction with a token.
//
// Threads: Call from any coroutine whose executor runs on one thread at a time; it stays there.
// Source:  DynamoDB Developer Guide, "DynamoDB low-level API"; retry.h.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "dynamodb/api.h"
#include "dynamodb_client/endpoint.h"
#include "dynamodb_client/retry.h"
#include "http/client_pool.h"
#include "sigv4/credentials.h"

namespace flavorbot::dynamodb_client {

struct CallerOptions {
  Endpoint endpoint;
  std::unique_ptr<http::TlsContext> tls;  // of an endpoint with TLS
  sigv4::Credentials credentials;
  std::string region;
  std::chrono::milliseconds attempt_timeout{5'000};
  unsigned max_attempts = kMaxAttempts;
  // Borrowed; nullptr: the machine's.
  const base::Clock* clock = nullptr;
  base::RandomSource* random = nullptr;
};

class Caller {
 public:
  explicit Caller(CallerOptions options);

  // The JSON answer of `action`, such as "GetItem", to the JSON `body`.
  // Errors: the service's; kServiceUnavailable when it isn't reached by context.deadline, or what
  //         came back is not what it sent.
  dynamodb::AwaitableResult<std::string> Call(const dynamodb::CallContext& context,
                                              std::string_view action, std::string body);

 private:
  using TimePoint = std::chrono::steady_clock::time_point;

  // One attempt. `outcome` says what it came to.
  dynamodb::AwaitableResult<std::string> Try(std::string_view action, const std::string& body,
                                             TimePoint deadline, Attempt& outcome);
  http::ClientRequest Sign(std::string_view action, const std::string& body) const;

  const Endpoint endpoint_;
  const std::string host_header_;
  const sigv4::Credentials credentials_;
  const std::string region_;
  const std::chrono::milliseconds attempt_timeout_;
  const unsigned max_attempts_;
  const base::SystemClock system_clock_;
  const base::Clock& clock_;
  base::RandomSource& random_;
  http::ClientPool pool_;
  RetryQuota quota_;
};

}  // namespace flavorbot::dynamodb_client
