// Provider connection: the way to a provider's API: connections that are kept, its headers, its
// deadlines, and the proxy on the way.
//
// Threads: any; a call stays on its coroutine's event loop.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "http/client_pool.h"
#include "http/headers.h"
#include "http/response_stream.h"
#include "model_api/model_error.h"
#include "model_api/model_settings.h"

namespace flavorbot::model_api {

// What a provider answers: a stream of events, or words of its own.
struct ProviderAnswer {
  int status = 0;
  std::unique_ptr<http::ResponseStream> events;  // of a 200; else nullptr
  std::string body;                              // of any other status
  std::optional<std::chrono::milliseconds> retry_after;
};

class ProviderConnection {
 public:
  using Clock = std::chrono::steady_clock;

  // `headers` go with every request, the key among them.
  // Errors: one line, why the system's certificates can't be used.
  static base::Result<std::unique_ptr<ProviderConnection>, std::string> Make(
      const ModelSettings& settings, http::Headers headers);

  // Asks for a stream. `path` is below the base URL: "/v1/messages".
  // Errors: kUnavailable, kRejected (TLS isn't agreed on), kTimeout, kCancelled, kMalformed.
  boost::asio::awaitable<base::Result<ProviderAnswer, ModelError>> Post(
      std::string path, std::string json, Clock::time_point deadline) const;

  // Whatever the status. Errors: as Post.
  boost::asio::awaitable<base::Result<ProviderAnswer, ModelError>> Get(
      std::string path, Clock::time_point deadline) const;

  const std::string& host() const { return base_url_.host; }

 private:
  ProviderConnection(const ModelSettings& settings, http::Headers headers,
                     std::unique_ptr<http::TlsContext> tls);

  http::ClientRequest Prepared(http::Method method, const std::string& path,
                               Clock::time_point deadline) const;

  const BaseUrl base_url_;
  const http::Headers headers_;
  const std::chrono::milliseconds first_word_timeout_;
  mutable http::ClientPool pool_;  // of every thread its own connections
};

// As a ModelError: `error`, or kCancelled when the coroutine that asks was cancelled.
boost::asio::awaitable<ModelError> ErrorFrom(http::ClientError error);

}  // namespace flavorbot::model_api
