#include "aws/sts_client.h"

#include "aws/credentials_json.h"
#include "aws/service_endpoint.h"
#include "aws/told.h"
#include "aws/xml_texts.h"
#include "sigv4/sign.h"
#include "sigv4/uri_encoding.h"

namespace flavorbot::aws {
namespace {

using boost::asio::awaitable;

constexpr std::string_view kContentType = "application/x-www-form-urlencoded; charset=utf-8";
constexpr Patience kPatience{.attempts = 3, .attempt_timeout = std::chrono::milliseconds(5'000)};

void AppendParameter(std::string& form, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  form.append("&").append(name).append("=").append(sigv4::UriEncode(value));
}

std::string TextAt(const XmlTexts& texts, const std::string& path) {
  const auto found = texts.find(path);
  return found == texts.end() ? "" : found->second;
}

// What an answer to `action` holds.
FoundOrError ReadAnswer(const std::string& action, const http::ReceivedResponse& answer) {
  const auto texts = ParseXml(answer.body);
  if (!texts) return std::unexpected("status " + std::to_string(answer.status) + ", not in XML");
  if (answer.status != 200) {
    const auto code = TextAt(*texts, "ErrorResponse/Error/Code");
    const auto message = TextAt(*texts, "ErrorResponse/Error/Message");
    return std::unexpected("status " + std::to_string(answer.status) + ", " +
                           Told(code + ": " + message));
  }
  const std::string at = action + "Response/" + action + "Result/Credentials/";
  FoundCredentials found{
      .credentials = {TextAt(*texts, at + "AccessKeyId"), TextAt(*texts, at + "SecretAccessKey"),
                      TextAt(*texts, at + "SessionToken")},
      .expires = ParseExpiration(TextAt(*texts, at + "Expiration"))};
  const auto& [key, secret, token] = found.credentials;
  if (key.empty() || secret.empty() || token.empty() || !found.expires) {
    return std::unexpected("its answer has no whole credentials");
  }
  return found;
}

}  // namespace

base::Result<StsClient, std::string> StsClient::Make(const Configuration& configuration,
                                                     std::string region) {
  if (region.empty()) region = "us-east-1";
  auto endpoint = ServiceEndpoint(configuration, "sts", region);
  if (!endpoint) return std::unexpected(std::move(endpoint).error());
  std::shared_ptr<http::TlsContext> tls;
  if (endpoint->tls) {
    auto made = TrustedBy(configuration);
    if (!made) return std::unexpected(std::move(made).error());
    tls = *std::move(made);
  }
  return StsClient(*std::move(endpoint), std::move(region), std::move(tls));
}

http::ClientRequest StsClient::Form(std::string_view action, const RoleRequest& role) const {
  http::ClientRequest request{.method = http::Method::kPost};
  request.headers.Add("Host", endpoint_.HostHeader());
  request.headers.Add("Content-Type", kContentType);
  request.body.append("Action=").append(action).append("&Version=2011-06-15");
  AppendParameter(request.body, "RoleArn", role.role_arn);
  AppendParameter(request.body, "RoleSessionName", role.session_name);
  AppendParameter(request.body, "ExternalId", role.external_id);
  AppendParameter(request.body, "DurationSeconds", role.duration_seconds);
  return request;
}

awaitable<FoundOrError> StsClient::Send(std::string action, std::string role_arn,
                                        http::ClientRequest request) const {
  const auto answer = co_await FetchFrom(endpoint_, std::move(request), kPatience, tls_);
  auto found = answer ? ReadAnswer(action, *answer) : std::unexpected(answer.error());
  if (!found) {
    co_return std::unexpected("the role " + Told(role_arn) + " can't be assumed (STS " + action +
                              "): " + found.error());
  }
  co_return found;
}

awaitable<FoundOrError> StsClient::AssumeRole(RoleRequest role, sigv4::Credentials by,
                                              base::TimePoint now) const {
  auto request = Form("AssumeRole", role);
  sigv4::Request to_sign{.method = "POST", .path = "/", .body = request.body};
  for (const auto& [name, value] : request.headers) to_sign.headers.emplace_back(name, value);
  for (const auto& [name, value] :
       sigv4::SignHeaders(std::move(to_sign), by, {.region = region_, .service = "sts"}, now)) {
    request.headers.Add(name, value);
  }
  co_return co_await Send("AssumeRole", role.role_arn, std::move(request));
}

awaitable<FoundOrError> StsClient::AssumeRoleWithWebIdentity(RoleRequest role,
                                                             std::string token) const {
  role.external_id.clear();  // this action knows none
  auto request = Form("AssumeRoleWithWebIdentity", role);
  AppendParameter(request.body, "WebIdentityToken", token);
  co_return co_await Send("AssumeRoleWithWebIdentity", role.role_arn, std::move(request));
}

}  // namespace flavorbot::aws
