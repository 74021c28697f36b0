#include "cloudwatch/service_client.h"

#include <algorithm>
#include <utility>

#include "aws/fetch.h"
#include "aws/told.h"
#include "aws/xml_texts.h"
#include "cloudwatch/put_metric_data.h"
#include "sigv4/sign.h"

namespace flavorbot::cloudwatch {
namespace {

using boost::asio::awaitable;

constexpr std::chrono::milliseconds kAttemptTimeout{5'000};

http::ClientRequest Sign(std::string body, const ServiceOptions& options,
                         const sigv4::Credentials& credentials, base::TimePoint now) {
  http::ClientRequest request{.method = http::Method::kPost, .body = std::move(body)};
  request.headers.Add("Host", options.endpoint.HostHeader());
  request.headers.Add("Content-Type", kPutMetricDataContentType);
  sigv4::Request to_sign{.method = "POST", .path = "/", .body = request.body};
  for (const auto& [name, value] : request.headers) to_sign.headers.emplace_back(name, value);
  for (const auto& [name, value] :
       sigv4::SignHeaders(std::move(to_sign), credentials,
                          {.region = options.region, .service = "monitoring"}, now)) {
    request.headers.Add(name, value);
  }
  return request;
}

// "Throttling" of <ErrorResponse><Error><Code>; empty when there is none.
std::string TextOf(const std::string& body, std::string_view element) {
  const auto texts = aws::ParseXml(body);
  if (!texts) return "";
  const auto found = texts->find("ErrorResponse/Error/" + std::string(element));
  return found == texts->end() ? "" : found->second;
}

bool IsThrottling(std::string_view code) {
  return code.starts_with("Throttl") || code == "RequestLimitExceeded" ||
         code == "RequestThrottled" || code == "TooManyRequestsException";
}

bool IsExpired(std::string_view code) {
  return code == "ExpiredToken" || code == "ExpiredTokenException" ||
         code == "InvalidClientTokenId" || code == "UnrecognizedClientException";
}

}  // namespace

awaitable<base::Result<void, SendFailure>> ServiceClient::Send(
    std::string body, base::TimePoint now, std::chrono::steady_clock::time_point deadline) const {
  const auto credentials = co_await options_.credentials->Get(deadline);
  if (!credentials) co_return std::unexpected(SendFailure{Worth::kAnother, credentials.error()});
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
      deadline - std::chrono::steady_clock::now());
  const auto answer = co_await aws::FetchFrom(
      options_.endpoint, Sign(std::move(body), options_, **credentials, now),
      {.attempts = 1,
       .attempt_timeout = std::clamp(left, std::chrono::milliseconds(0), kAttemptTimeout)},
      options_.tls);
  if (!answer) co_return std::unexpected(SendFailure{Worth::kAnother, answer.error()});
  if (answer->status == 200) co_return base::Result<void, SendFailure>{};
  const auto code = TextOf(answer->body, "Code");
  const bool is_put_right = IsExpired(code) && options_.credentials->Refuse(*credentials);
  const bool is_worth_another =
      answer->status == 429 || answer->status >= 500 || IsThrottling(code) || is_put_right;
  co_return std::unexpected(
      SendFailure{is_worth_another ? Worth::kAnother : Worth::kNothing,
                  options_.endpoint.Name() + ": status " + std::to_string(answer->status) + ", " +
                      aws::Told(code + ": " + TextOf(answer->body, "Message"))});
}

}  // namespace flavorbot::cloudwatch
