#include "dynamodb_server/authorization.h"

#include <array>
#include <string>
#include <string_view>

namespace flavorbot::dynamodb_server {
namespace {

constexpr std::string_view kAlgorithm = "AWS4-HMAC-SHA256";
constexpr std::array<std::string_view, 3> kParameters = {"Credential", "Signature",
                                                         "SignedHeaders"};

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

}  // namespace

std::optional<dynamodb::Error> CheckAuthorization(const http::Headers& headers) {
  const auto authorization = headers.Find("Authorization");
  if (!authorization || !authorization->starts_with(kAlgorithm)) {
    return MakeError(dynamodb::ErrorCode::kMissingAuthenticationTokenException,
                     "Request is missing Authentication Token");
  }
  std::string message;
  for (const std::string_view name : kParameters) {
    if (HasParameter(authorization->substr(kAlgorithm.size()), name)) continue;
    message.append("Authorization header requires '").append(name).append("' parameter. ");
  }
  if (!headers.Find("X-Amz-Date") && !headers.Find("Date")) {
    message +=
        "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
  }
  if (message.empty()) return std::nullopt;
  message.append("Authorization=").append(*authorization);
  return MakeError(dynamodb::ErrorCode::kIncompleteSignatureException, std::move(message));
}

}  // namespace flavorbot::dynamodb_server
