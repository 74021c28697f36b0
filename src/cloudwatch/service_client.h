// Service client: one signed request to CloudWatch.
//
// Threads: call from any coroutine whose executor runs on one thread at a time; it stays there.
// Source:  CloudWatch API reference, "Common errors"; sigv4/sign.h.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "aws/credentials_provider.h"
#include "aws/endpoint.h"
#include "base/clock.h"
#include "base/result.h"
#include "http/tls_context.h"

namespace flavorbot::cloudwatch {

struct ServiceOptions {
  aws::Endpoint endpoint;
  std::shared_ptr<http::TlsContext> tls;  // of an endpoint with TLS
  std::string region;
  std::shared_ptr<aws::CredentialsProvider> credentials;
};

enum class Worth { kAnother, kNothing };  // whether the same request may be taken later

struct SendFailure {
  Worth worth = Worth::kNothing;
  std::string cause;  // one line, for the log
};

class ServiceClient {
 public:
  explicit ServiceClient(ServiceOptions options) : options_(std::move(options)) {}

  // Sends `body` (put_metric_data.h) once.
  boost::asio::awaitable<base::Result<void, SendFailure>> Send(
      std::string body, base::TimePoint now, std::chrono::steady_clock::time_point deadline) const;

 private:
  const ServiceOptions options_;
};

}  // namespace flavorbot::cloudwatch
