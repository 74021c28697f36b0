#include "model_api/provider_connection.h"

#include <algorithm>
#include <utility>

#include "base/clock.h"
#include "model_api/cancellation.h"
#include "model_api/refusal.h"

namespace flavorbot::model_api {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using http::ClientError;

constexpr std::size_t kMostRefusalBytes = std::size_t{64} * 1024;
constexpr std::size_t kMostAnswerBytes = std::size_t{8} * 1024 * 1024;
// Of one event loop: as many people as talk to the model at the same time.
constexpr std::size_t kMostConnections = 4096;

ModelErrorKind KindOf(ClientError error) {
  switch (error) {
    case ClientError::kUnknownHost:
    case ClientError::kConnectionFailed:
    case ClientError::kConnectionLost:
      return ModelErrorKind::kUnavailable;
    case ClientError::kNotTrusted:
      return ModelErrorKind::kRejected;
    case ClientError::kTimeout:
      return ModelErrorKind::kTimeout;
    case ClientError::kMalformed:
    case ClientError::kTooLarge:
      break;
  }
  return ModelErrorKind::kMalformed;
}

ModelError Cancelled() {
  return {.kind = ModelErrorKind::kCancelled, .message = "nobody waits for the answer any more"};
}

bool IsEventStream(const http::Headers& headers) {
  const auto type = headers.Find("Content-Type");
  return type && type->starts_with("text/event-stream");
}

// A refusal's words, as far as they come in time and within bounds.
awaitable<std::string> ReadBody(http::ResponseStream& stream,
                                std::chrono::steady_clock::time_point deadline) {
  std::string body;
  while (body.size() < kMostRefusalBytes) {
    const auto piece = co_await stream.Next(deadline);
    if (!piece || piece->empty()) break;
    body += *piece;
  }
  co_return body;
}

}  // namespace

awaitable<ModelError> ErrorFrom(ClientError error) {
  if (co_await IsCancelled()) co_return Cancelled();
  co_return ModelError{.kind = KindOf(error), .message = std::string(http::ClientErrorText(error))};
}

base::Result<std::unique_ptr<ProviderConnection>, std::string> ProviderConnection::Make(
    const ModelSettings& settings, http::Headers headers) {
  std::unique_ptr<http::TlsContext> tls;
  if (settings.base_url.tls) {
    auto made = http::TlsContext::Make();
    if (!made) return std::unexpected(std::move(made).error());
    tls = *std::move(made);
  }
  headers.Set("Host", settings.base_url.HostHeader());
  headers.Set("User-Agent", "flavorbot");
  return std::unique_ptr<ProviderConnection>(
      new ProviderConnection(settings, std::move(headers), std::move(tls)));
}

ProviderConnection::ProviderConnection(const ModelSettings& settings, http::Headers headers,
                                       std::unique_ptr<http::TlsContext> tls)
    : base_url_(settings.base_url),
      headers_(std::move(headers)),
      first_word_timeout_(settings.first_word_timeout),
      pool_({.host = settings.base_url.host,
             .port = settings.base_url.port,
             .tls = std::move(tls),
             .proxy = settings.proxies.For(
                 settings.base_url.tls ? http::Scheme::kHttps : http::Scheme::kHttp,
                 settings.base_url.host, settings.base_url.port),
             .max_connections = kMostConnections,
             .connect_timeout = settings.connect_timeout}) {}

http::ClientRequest ProviderConnection::Prepared(http::Method method, const std::string& path,
                                                 Clock::time_point deadline) const {
  return {.method = method,
          .target = base_url_.prefix + path,
          .headers = headers_,
          .deadline = std::min(deadline, Clock::now() + first_word_timeout_),
          .max_body_bytes = kMostAnswerBytes};
}

awaitable<base::Result<ProviderAnswer, ModelError>> ProviderConnection::Post(
    std::string path, std::string json, Clock::time_point deadline) const {
  if (co_await IsCancelled()) co_return std::unexpected(Cancelled());
  http::ClientRequest request = Prepared(http::Method::kPost, path, deadline);
  request.headers.Set("Content-Type", "application/json");
  request.headers.Set("Accept", "text/event-stream");
  request.body = std::move(json);
  const auto body_deadline = request.deadline;
  auto opened = co_await pool_.Open(std::move(request));
  if (!opened) co_return std::unexpected(co_await ErrorFrom(opened.error()));
  http::ResponseStream& stream = **opened;
  ProviderAnswer answer{
      .status = stream.status(), .events = nullptr, .body = "", .retry_after = {}};
  if (answer.status == 200) {
    if (!IsEventStream(stream.headers())) {
      co_return std::unexpected(ModelError{.kind = ModelErrorKind::kMalformed,
                                           .message = "the answer is no stream of events"});
    }
    answer.events = *std::move(opened);
    co_return answer;
  }
  answer.retry_after = RetryAfterIn(stream.headers(), base::SystemClock().Now());
  answer.body = co_await ReadBody(stream, body_deadline);
  co_return answer;
}

awaitable<base::Result<ProviderAnswer, ModelError>> ProviderConnection::Get(
    std::string path, Clock::time_point deadline) const {
  if (co_await IsCancelled()) co_return std::unexpected(Cancelled());
  http::ClientRequest request = Prepared(http::Method::kGet, path, deadline);
  auto fetched = co_await pool_.Fetch(std::move(request));
  if (!fetched) co_return std::unexpected(co_await ErrorFrom(fetched.error()));
  co_return ProviderAnswer{
      .status = fetched->status,
      .events = nullptr,
      .body = std::move(fetched->body),
      .retry_after = RetryAfterIn(fetched->headers, base::SystemClock().Now())};
}

}  // namespace flavorbot::model_api
