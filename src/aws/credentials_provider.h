// Credentials provider: who signs a call now, whatever it takes to know that.
//
//   CredentialsSource    asks anew each time: a file, a process, a service
//   CredentialsProvider  keeps what a source said for as long as it holds (cached_credentials.h)
//
// Errors of both are one line for an operator: what was tried and what to do; never a secret.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/clock.h"
#include "base/result.h"
#include "sigv4/credentials.h"

namespace flavorbot::aws {

struct FoundCredentials {
  sigv4::Credentials credentials;
  std::optional<base::TimePoint> expires;  // nullopt: they don't, as far as it is known
};

using FoundOrError = base::Result<FoundCredentials, std::string>;

class CredentialsSource {
 public:
  virtual ~CredentialsSource() = default;

  // Threads: one call at a time, from any coroutine whose executor runs on one thread at a time.
  // Takes bounded time.
  virtual boost::asio::awaitable<FoundOrError> Fetch() = 0;
};

// Never null.
using SharedCredentials = std::shared_ptr<const sigv4::Credentials>;

class CredentialsProvider {
 public:
  virtual ~CredentialsProvider() = default;

  // Threads: any, at the same time; the caller's executor must run on one thread at a time.
  // Errors: the source's, or that it didn't answer until `deadline`.
  virtual boost::asio::awaitable<base::Result<SharedCredentials, std::string>> Get(
      std::chrono::steady_clock::time_point deadline) = 0;

  // The service says that `refused`, which Get gave, hold no longer: true when the next Get gives
  // others, or asks for some.
  virtual bool Refuse(const SharedCredentials& refused) = 0;
};

// Always the same.
class FixedCredentials final : public CredentialsProvider {
 public:
  explicit FixedCredentials(sigv4::Credentials credentials)
      : credentials_(std::make_shared<const sigv4::Credentials>(std::move(credentials))) {}

  boost::asio::awaitable<base::Result<SharedCredentials, std::string>> Get(
      std::chrono::steady_clock::time_point) override {
    co_return credentials_;
  }
  bool Refuse(const SharedCredentials&) override { return false; }

 private:
  const SharedCredentials credentials_;
};

}  // namespace flavorbot::aws
