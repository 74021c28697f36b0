#include "dynamodb_server/authorization.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "sigv4/claim.h"

namespace flavorbot::dynamodb_server {
namespace {

using dynamodb::ErrorCode;
using dynamodb::MakeError;

constexpr std::string_view kScheme = "AWS4-";
constexpr std::array<std::string_view, 3> kParameters = {"Credential", "Signature",
                                                         "SignedHeaders"};
constexpr std::array<std::string_view, 5> kQueryParameters = {
    "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"};

std::string_view Trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// Whether `parameters`, "a=b, c=d", has `name` with a value.
bool HasParameter(std::string_view parameters, std::string_view name) {
  while (!parameters.empty()) {
    const std::size_t comma = parameters.find(',');
    const std::string_view parameter = Trimmed(parameters.substr(0, comma));
    if (parameter.size() > name.size() + 1 && parameter.starts_with(name) &&
        parameter[name.size()] == '=') {
      return true;
    }
    if (comma == std::string_view::npos) return false;
    parameters.remove_prefix(comma + 1);
  }
  return false;
}

std::optional<dynamodb::Error> CheckHeader(const http::Headers& headers,
                                           std::string_view authorization) {
  std::string message;
  const std::string_view parameters =
      authorization.substr(std::min(authorization.find(' '), authorization.size()));
  for (const std::string_view name : kParameters) {
    if (HasParameter(parameters, name)) continue;
    message.append("Authorization header requires '").append(name).append("' parameter. ");
  }
  if (!headers.Find("X-Amz-Date") && !headers.Find("Date")) {
    message +=
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
  }
  if (message.empty()) return std::nullopt;
  message.append("Authorization=").append(authorization);
  return MakeError(ErrorCode::kIncompleteSignatureException, std::move(message));
}

std::optional<dynamodb::Error> CheckQuery(const http::Request& request) {
  std::string message;
  for (const std::string_view name : kQueryParameters) {
    if (!http::QueryParameter(request, name).value_or("").empty()) continue;
    message.append("AWS query-string parameters must include '").append(name).append("'. ");
  }
  if (message.empty()) return std::nullopt;
  message += "Re-examine the query-string parameters.";
  return MakeError(ErrorCode::kIncompleteSignatureException, std::move(message));
}

}  // namespace

std::optional<dynamodb::Error> CheckAuthorization(const http::Request& request) {
  const auto authorization = request.headers.Find("Authorization");
  const bool in_query = sigv4::IsSignedInQuery(request.query());
  if (authorization && in_query) {
    return MakeError(ErrorCode::kInvalidSignatureException,
                     "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as "
                     "HTTP header.");
  }
  if (in_query) return CheckQuery(request);
  if (!authorization || !authorization->starts_with(kScheme)) {
    return MakeError(ErrorCode::kMissingAuthenticationTokenException,
                     "Request is missing Authentication Token");
  }
  return CheckHeader(request.headers, *authorization);
}

}  // namespace flavorbot::dynamodb_server
