#include "dynamodb_client/caller.h"

#include <libdeflate.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <charconv>
#include <optional>
#include <utility>

#include "dynamodb/wire.h"
#include "http/gunzip.h"
#include "sigv4/sign.h"

namespace flavorbot::dynamodb_client {
namespace {

namespace asio = boost::asio;
using dynamodb::Error;
using dynamodb::ErrorCode;
using dynamodb::Result;

constexpr std::string_view kTargetPrefix = "DynamoDB_20120810.";
constexpr std::string_view kContentType = "application/x-amz-json-1.0";
// Answers are of 16 MB at most, and JSON may write a byte as six.
constexpr std::size_t kMaxAnswerBytes = std::size_t{96} << 20;
constexpr unsigned kMostPutRight = 2;  // in one call: a clock, and credentials
constexpr std::string_view kInDoubt = ": nobody knows whether the write was done";

Error Unreachable(std::string cause) {
  Error error = dynamodb::MakeError(ErrorCode::kServiceUnavailable, "The table can't be reached");
  error.cause = std::move(cause);
  return error;
}

Error InDoubt(const std::string& host) { return Unreachable(host + std::string(kInDoubt)); }

bool LeavesDoubt(Attempt outcome) {
  return outcome == Attempt::kInDoubt || outcome == Attempt::kTimedOut;
}

bool IsUnreachable(const Error& error) { return error.code == ErrorCode::kServiceUnavailable; }

bool IsFailedCondition(const Error& error) {
  return error.code == ErrorCode::kConditionalCheckFailedException;
}

// Whether the body is the one that the service sent, as far as it says.
bool IsWhole(const http::ReceivedResponse& response) {
  const auto stated = response.headers.Find("x-amz-crc32");
  if (!stated) return true;
  std::uint32_t checksum = 0;
  const auto* end = stated->data() + stated->size();
  const auto [read_to, error] = std::from_chars(stated->data(), end, checksum);
  return error == std::errc{} && read_to == end &&
         libdeflate_crc32(0, response.body.data(), response.body.size()) == checksum;
}

// Makes the body plain; false when it isn't what its Content-Encoding says.
bool Decode(http::ReceivedResponse& response) {
  const auto coding = response.headers.Find("Content-Encoding");
  if (!coding || http::EqualsIgnoringCase(*coding, "identity")) return true;
  if (!http::EqualsIgnoringCase(*coding, "gzip")) return false;
  auto plain = http::Gunzip(response.body, kMaxAnswerBytes);
  if (plain) response.body = *std::move(plain);
  return plain.has_value();
}

// Not signed: what stands between may change them.
void AddTrace(http::Headers& headers, const base::TraceContext& trace) {
  if (trace.trace_id.empty()) return;
  headers.Add("traceparent", trace.traceparent());
  if (!trace.tracestate.empty()) headers.Add("tracestate", trace.tracestate);
}

std::shared_ptr<aws::CredentialsProvider> ProviderOf(CallerOptions& options) {
  if (options.provider != nullptr) return std::move(options.provider);
  return std::make_shared<aws::FixedCredentials>(std::move(options.credentials));
}

}  // namespace

bool IsInDoubt(const Error& error) { return error.cause.ends_with(kInDoubt); }

Caller::Caller(CallerOptions options)
    : endpoint_(options.endpoint),
      host_header_(endpoint_.HostHeader()),
      credentials_(ProviderOf(options)),
      region_(std::move(options.region)),
      attempt_timeout_(options.attempt_timeout),
      max_attempts_(options.max_attempts),
      answers_(options.answers),
      clock_(options.clock != nullptr ? *options.clock : system_clock_),
      random_(options.random != nullptr ? *options.random : base::SystemRandom()),
      pool_({.host = endpoint_.host,
             .port = endpoint_.port,
             .unix_socket = endpoint_.unix_socket,
             .tls = std::move(options.tls)}) {
  if (options.pace == Pace::kAdaptive) limiter_.emplace(std::chrono::steady_clock::now());
}

http::ClientRequest Caller::Sign(std::string_view action, const std::string& body,
                                 const sigv4::Credentials& credentials, base::TimePoint now) const {
  http::ClientRequest request{.method = http::Method::kPost, .body = body};
  const std::string target = std::string(kTargetPrefix).append(action);
  sigv4::Request to_sign{.method = "POST",
                         .path = "/",
                         .headers = {{"Host", host_header_},
                                     {"Content-Type", std::string(kContentType)},
                                     {"X-Amz-Target", target}},
                         .body = body};
  for (const auto& [name, value] : to_sign.headers) request.headers.Add(name, value);
  for (const auto& [name, value] :
       sigv4::SignHeaders(std::move(to_sign), credentials, {.region = region_}, now)) {
    request.headers.Add(name, value);
  }
  if (answers_ == AnswerCoding::kGzip) request.headers.Add("Accept-Encoding", "gzip");
  return request;
}

dynamodb::AwaitableResult<std::string> Caller::Try(const dynamodb::CallContext& context,
                                                   std::string_view action, const std::string& body,
                                                   Attempt& outcome) {
  const auto credentials = co_await credentials_->Get(context.deadline);
  if (!credentials) {
    outcome = Attempt::kDone;
    co_return std::unexpected(Unreachable(credentials.error()));
  }
  const auto signed_at = clock_.Now();
  auto request = Sign(action, body, **credentials, signed_at);
  AddTrace(request.headers, context.trace);
  request.deadline =
      std::min(context.deadline, std::chrono::steady_clock::now() + attempt_timeout_);
  request.max_body_bytes = kMaxAnswerBytes;
  auto response = co_await pool_.Fetch(std::move(request));
  if (!response) {
    outcome = Judge(response.error());
    co_return std::unexpected(Unreachable(endpoint_.Name() + ": " +
                                          std::string(http::ClientErrorText(response.error()))));
  }
  if (!IsWhole(*response)) {
    outcome = Attempt::kInDoubt;
    co_return std::unexpected(Unreachable(endpoint_.Name() + ": the answer's checksum is wrong"));
  }
  if (!Decode(*response)) {
    outcome = Attempt::kInDoubt;
    co_return std::unexpected(Unreachable(endpoint_.Name() + ": the answer can't be decompressed"));
  }
  if (response->status == 200) {
    outcome = Attempt::kDone;
    co_return std::move(response->body);
  }
  auto error = dynamodb::ErrorFromJson(response->status, response->body);
  const auto refusal = response->status < 500 ? ReadRefusal(response->body) : Refusal::kOther;
  const bool is_put_right = PutRight(refusal, *response, *credentials, signed_at);
  outcome = is_put_right ? Attempt::kPutRight : Judge(response->status, refusal, error);
  if (refusal != Refusal::kOther && error.code == ErrorCode::kInternalServerError) {
    co_return std::unexpected(Unreachable(endpoint_.Name() + ": " + error.cause));
  }
  co_return std::unexpected(std::move(error));
}

bool Caller::PutRight(Refusal refusal, const http::ReceivedResponse& response,
                      const aws::SharedCredentials& credentials, base::TimePoint signed_at) {
  if (refusal == Refusal::kClock) return clock_.Correct(response.headers.Find("Date"), signed_at);
  return refusal == Refusal::kExpiredCredentials && credentials_->Refuse(credentials);
}

asio::awaitable<bool> Caller::AwaitTurn(TimePoint deadline) {
  for (;;) {
    const auto now = std::chrono::steady_clock::now();
    const auto wait = limiter_->Take(now);
    if (wait == std::chrono::nanoseconds(0)) co_return true;
    if (now + wait >= deadline) co_return false;
    asio::steady_timer timer(co_await asio::this_coro::executor, now + wait);
    co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
  }
}

void Caller::Note(Attempt outcome) {
  if (!limiter_) return;
  limiter_->Note(outcome == Attempt::kThrottled ? RateLimiter::Answer::kThrottled
                                                : RateLimiter::Answer::kOther,
                 std::chrono::steady_clock::now());
}

dynamodb::AwaitableResult<std::string> Caller::Call(dynamodb::CallContext& context,
                                                    std::string_view action, std::string body,
                                                    std::function<Repetition()> repetition) {
  auto before = Attempt::kDone;  // what the attempt before came to
  bool may_be_done = false;      // by an attempt before
  unsigned put_right = 0;
  for (unsigned attempt = 1;; ++attempt) {
    if (limiter_ && !co_await AwaitTurn(context.deadline)) {
      co_return std::unexpected(
          Unreachable(endpoint_.Name() + ": it throttles, and requests wait"));
    }
    auto outcome = Attempt::kDone;
    auto answer = co_await Try(context, action, body, outcome);
    Note(outcome);
    if (outcome == Attempt::kThrottled) ++context.throttles;
    if (outcome == Attempt::kPutRight && ++put_right <= kMostPutRight && attempt < max_attempts_) {
      ++context.retries;
      continue;
    }
    if (outcome == Attempt::kDone || outcome == Attempt::kPutRight) {
      if (answer) quota_.GiveBack(before);
      if (!answer && may_be_done && IsFailedCondition(answer.error()) &&
          repetition() == Repetition::kMisleading) {
        co_return std::unexpected(InDoubt(endpoint_.Name()));
      }
      co_return answer;
    }
    may_be_done = may_be_done || LeavesDoubt(outcome);
    if (may_be_done && repetition() == Repetition::kHarmful) {
      co_return std::unexpected(InDoubt(endpoint_.Name()));
    }
    const auto until = std::chrono::steady_clock::now() + RetryDelay(attempt, random_);
    if (attempt >= max_attempts_ || until >= context.deadline || !quota_.Take(outcome)) {
      const bool is_misleading = may_be_done && repetition() == Repetition::kMisleading;
      if (is_misleading && IsUnreachable(answer.error())) {
        co_return std::unexpected(InDoubt(endpoint_.Name()));
      }
      co_return answer;
    }
    before = outcome;
    ++context.retries;
    asio::steady_timer wait(co_await asio::this_coro::executor, until);
    co_await wait.async_wait(asio::as_tuple(asio::use_awaitable));
  }
}

}  // namespace flavorbot::dynamodb_client
