#include "dynamodb_server/endpoint.h"

#include <boost/json/parse.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "dynamodb_server/authorization.h"
#include "dynamodb_server/dispatch.h"
#include "dynamodb_server/request_body.h"
#include "dynamodb_server/request_id.h"
#include "dynamodb_server/signature_check.h"
#include "dynamodb_server/stream_dispatch.h"
#include "dynamodb_server/unsupported_actions.h"
#include "dynamodb_server/wire_answer.h"

namespace flavorbot::dynamodb_server {
namespace {

using boost::asio::awaitable;
using dynamodb::Error;
using dynamodb::ErrorCode;
using dynamodb::MakeError;

constexpr std::string_view kTargetPrefix = "DynamoDB_20120810.";
constexpr std::string_view kStreamsTargetPrefix = "DynamoDBStreams_20120810.";
constexpr std::string_view kAmazonJson = "application/x-amz-json-1.0";
constexpr std::string_view kJson = "application/json";

// The type of JSON that the call is made in; empty when it is in none.
std::string_view JsonTypeOf(const http::Request& request) {
  const auto type = request.headers.Find("Content-Type");
  if (!type) return request.body.empty() ? kJson : std::string_view();
  const std::string_view media = type->substr(0, type->find_first_of("; "));
  if (media == kAmazonJson) return kAmazonJson;
  return media == kJson ? kJson : std::string_view();
}

enum class Service { kDynamoDb, kStreams };

// What the call names; the action is empty when it names none.
struct CallTarget {
  Service service = Service::kDynamoDb;
  std::string_view action;
};

CallTarget TargetOf(const http::Headers& headers) {
  const auto target = headers.Find("X-Amz-Target");
  if (target && target->starts_with(kTargetPrefix)) {
    return {Service::kDynamoDb, target->substr(kTargetPrefix.size())};
  }
  if (target && target->starts_with(kStreamsTargetPrefix)) {
    return {Service::kStreams, target->substr(kStreamsTargetPrefix.size())};
  }
  return {};
}

bool IsKnown(const CallTarget& target) {
  return target.service == Service::kStreams ? IsStreamAction(target.action)
                                             : IsAction(target.action);
}

std::optional<Error> Unsupported(const CallTarget& target) {
  if (target.service == Service::kStreams || IsKnown(target)) return std::nullopt;
  return UnsupportedAction(target.action);
}

awaitable<Answer> NotHere() {
  co_return ErrorAnswer(MakeError(ErrorCode::kUnknownOperationException, ""));
}

awaitable<Answer> DispatchTo(const Database& database, const CallTarget& target,
                             dynamodb::CallContext& context, std::string body) {
  if (target.service == Service::kDynamoDb) {
    return Dispatch(*database.api, context, target.action, std::move(body));
  }
  if (database.streams == nullptr) return NotHere();
  return DispatchToStreams(*database.streams, context, std::string(target.action), std::move(body));
}

bool IsJsonText(std::string_view body) {
  boost::system::error_code error;
  boost::json::parse(body, error);
  return !error;
}

// Who calls, where that matters: `caller` is set when there are databases to choose from.
std::optional<Error> Admit(const EndpointOptions& options, const http::Request& request,
                           Caller& caller) {
  if (auto error = CheckAuthorization(request)) return error;
  if (options.access_keys == nullptr && options.databases == nullptr) return std::nullopt;
  const SignedRequest signed_request = ReadSignedRequest(request);
  auto named = CallerOf(signed_request.claim);
  if (!named) return std::move(named).error();
  caller = std::move(*named);
  if (options.access_keys == nullptr) return std::nullopt;
  return CheckSignature(signed_request, *options.access_keys, options.clock->Now());
}

awaitable<Answer> Call(const EndpointOptions& options, http::Request& request,
                       const std::string& request_id) {
  const CallTarget target = TargetOf(request.headers);
  const auto unsupported = Unsupported(target);
  if (!unsupported && !IsKnown(target)) {
    co_return ErrorAnswer(MakeError(ErrorCode::kUnknownOperationException, ""));
  }
  Caller caller;
  const auto refused = Admit(options, request, caller);
  // What was signed is what was sent: decompressed only now.
  const auto decoded = DecodeBody(request.headers, request.body, kMaxRequestBytes);
  if (!decoded && decoded.error() == BodyFault::kTooLarge) co_return Answer{.status = 413};
  if (!decoded || (refused && !IsJsonText(request.body))) {
    co_return ErrorAnswer(MakeError(ErrorCode::kSerializationException, ""));
  }
  if (refused) co_return ErrorAnswer(*refused);
  if (unsupported) co_return ErrorAnswer(*unsupported);

  Database database = options.database;
  if (options.databases != nullptr) {
    auto found = co_await options.databases->Find(std::move(caller));
    if (!found) co_return ErrorAnswer(found.error());
    database = *found;
  }
  dynamodb::CallContext context;
  context.deadline = request.deadline;
  context.request_id = request_id;
  if (const auto host = request.headers.Find("Host")) context.host = *host;
  co_return co_await DispatchTo(database, target, context, std::move(request.body));
}

// `options` outlives the call: the handler that has it does.
awaitable<http::Response> Handle(const EndpointOptions& options, http::Request& request) {
  const std::string request_id = NewRequestId();
  const std::string_view type = JsonTypeOf(request);
  if (request.method == http::Method::kGet) {
    co_return Finish(request, http::MakeResponse(200, "text/plain", "healthy: dynamodb\n"),
                     request_id);
  }
  if (request.method == http::Method::kOptions && request.headers.Find("Origin")) {
    co_return Finish(request, Preflight(request), request_id);
  }
  if (request.method != http::Method::kPost || type.empty()) {
    co_return Finish(request, NotTheProtocol(), request_id);
  }
  Answer answer = co_await Call(options, request, request_id);
  co_return Finish(request, ToResponse(std::move(answer), type), request_id);
}

}  // namespace

http::Handler MakeEndpoint(EndpointOptions options) {
  static const base::SystemClock system_clock;
  if (options.clock == nullptr) options.clock = &system_clock;
  return [options](http::Request& request) { return Handle(options, request); };
}

http::Handler MakeEndpoint(dynamodb::Api& api) {
  return MakeEndpoint(EndpointOptions{.database = {.api = &api}});
}

}  // namespace flavorbot::dynamodb_server
