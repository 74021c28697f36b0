#include "dynamodb_server/endpoint.h"

#include <zlib.h>

#include <string>
#include <string_view>
#include <utility>

#include "base/random.h"
#include "dynamodb_server/authorization.h"
#include "dynamodb_server/dispatch.h"

namespace flavorbot::dynamodb_server {
namespace {

using dynamodb::ErrorCode;
using dynamodb::MakeError;

constexpr std::string_view kTargetPrefix = "DynamoDB_20120810.";
constexpr std::string_view kContentType = "application/x-amz-json-1.0";
constexpr std::size_t kRequestIdBytes = 16;

// A media type without its parameters is JSON; absent counts as such.
bool IsJson(const http::Headers& headers) {
  const auto type = headers.Find("Content-Type");
  if (!type) return true;
  const std::string_view media = type->substr(0, type->find_first_of("; "));
  return media == kContentType || media == "application/json";
}

http::Response Finish(http::Response response, const std::string& request_id) {
  const auto& body = std::get<std::string>(response.body);
  const auto checksum =
      crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  response.headers.Set("x-amzn-RequestId", request_id);
  response.headers.Set("x-amz-crc32", std::to_string(checksum));
  response.headers.Set("Access-Control-Allow-Origin", "*");
  response.headers.Set("Access-Control-Expose-Headers", "x-amzn-RequestId, x-amz-crc32");
  response.compression = http::Compression::kForbidden;
  return response;
}

http::Response ToResponse(Answer answer) {
  return http::MakeResponse(answer.status, kContentType, std::move(answer.body));
}

http::Response Preflight(const http::Request& request) {
  http::Response response = http::EmptyResponse(200);
  response.headers.Set("Access-Control-Allow-Methods", "POST");
  if (const auto asked = request.headers.Find("Access-Control-Request-Headers")) {
    response.headers.Set("Access-Control-Allow-Headers", std::string(*asked));
  }
  response.headers.Set("Access-Control-Max-Age", "172800");
  return response;
}

// What isn't a call of the protocol at all.
http::Response NotTheProtocol() {
  return http::MakeResponse(404, "text/plain", "<UnknownOperationException/>\n");
}

// The action of the call; empty when the target names none.
std::string_view ActionOf(const http::Headers& headers) {
  const auto target = headers.Find("X-Amz-Target");
  if (!target || !target->starts_with(kTargetPrefix)) return {};
  return target->substr(kTargetPrefix.size());
}

boost::asio::awaitable<Answer> Call(dynamodb::Api& api, http::Request& request,
                                    const std::string& request_id) {
  const std::string_view action = ActionOf(request.headers);
  if (!IsAction(action)) {
    co_return ErrorAnswer(MakeError(ErrorCode::kUnknownOperationException, ""));
  }
  if (const auto error = CheckAuthorization(request.headers)) co_return ErrorAnswer(*error);
  dynamodb::CallContext context;
  context.deadline = request.deadline;
  context.request_id = request_id;
  co_return co_await Dispatch(api, context, std::string(action), std::move(request.body));
}

boost::asio::awaitable<http::Response> Handle(dynamodb::Api& api, http::Request& request) {
  const std::string request_id = base::RandomToken(base::SystemRandom(), kRequestIdBytes);
  switch (request.method) {
    case http::Method::kGet:
    case http::Method::kHead:
      co_return Finish(http::MakeResponse(200, "text/plain", "healthy: dynamodb\n"), request_id);
    case http::Method::kOptions:
      co_return Finish(Preflight(request), request_id);
    case http::Method::kPost:
      break;
    default:
      co_return Finish(NotTheProtocol(), request_id);
  }
  if (request.path() != "/" || !IsJson(request.headers)) {
    co_return Finish(NotTheProtocol(), request_id);
  }
  Answer answer = co_await Call(api, request, request_id);
  co_return Finish(ToResponse(std::move(answer)), request_id);
}

}  // namespace

http::Handler MakeEndpoint(dynamodb::Api& api) {
  return [&api](http::Request& request) { return Handle(api, request); };
}

}  // namespace flavorbot::dynamodb_server
