#include "aws/container_credentials.h"

#include <boost/asio/ip/address.hpp>
#include <utility>

#include "aws/credentials_json.h"
#include "aws/small_file.h"

namespace flavorbot::aws {
namespace {

using base::Environment;

constexpr std::string_view kRelative = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
constexpr std::string_view kFull = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
constexpr std::string_view kTokenFile = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
constexpr std::string_view kToken = "AWS_CONTAINER_AUTHORIZATION_TOKEN";

std::string Fault(std::string_view variable, std::string_view why) {
  return std::string(variable).append(" can't be used: ").append(why);
}

base::Result<Url, std::string> UrlOf(const Environment& environment, const Endpoint& agent) {
  if (const auto path = environment.Find(kRelative)) {
    if (!path->starts_with('/')) return std::unexpected(Fault(kRelative, "it must begin with /"));
    auto url = ParseUrl("http://" + agent.HostHeader() + std::string(*path));
    if (!url) return std::unexpected(Fault(kRelative, "it is not a path"));
    return url;
  }
  auto url = ParseUrl(environment.Text(kFull, ""));
  if (!url) return std::unexpected(Fault(kFull, url.error()));
  if (!IsAllowedAgent(url->endpoint)) {
    return std::unexpected(Fault(
        kFull, "over http its host must be this machine or the agent of ECS or EKS; use https"));
  }
  return url;
}

// Empty where there is none to send.
base::Result<std::string, std::string> TokenOf(const Environment& environment) {
  if (const auto file = environment.Find(kTokenFile)) {
    auto token = ReadTokenFile(std::filesystem::path(*file));
    if (!token) return std::unexpected(Fault(kTokenFile, token.error()));
    return token;
  }
  auto token = environment.Text(kToken, "");
  for (const char c : token) {
    if (c == '\r' || c == '\n') return std::unexpected(Fault(kToken, "it is more than one line"));
  }
  return token;
}

}  // namespace

bool IsContainer(const Environment& environment) {
  return environment.Find(kRelative) || environment.Find(kFull);
}

bool IsAllowedAgent(const Endpoint& endpoint) {
  if (endpoint.tls || endpoint.host == "localhost") return true;
  boost::system::error_code no_address;
  const auto address = boost::asio::ip::make_address(endpoint.host, no_address);
  if (no_address) return false;
  return address.is_loopback() || endpoint.host == "169.254.170.2" ||
         endpoint.host == "169.254.170.23" || endpoint.host == "fd00:ec2::23";
}

boost::asio::awaitable<FoundOrError> CredentialsOfContainer(Environment environment,
                                                            ContainerOptions options) {
  auto url = UrlOf(environment, options.agent);
  if (!url) co_return std::unexpected(std::move(url).error());
  const auto token = TokenOf(environment);
  if (!token) co_return std::unexpected(token.error());
  http::ClientRequest request{.target = url->target};
  request.headers.Add("Accept", "application/json");
  if (!token->empty()) request.headers.Add("Authorization", *token);
  const auto answer = co_await FetchFrom(url->endpoint, std::move(request), options.patience);
  if (!answer) co_return std::unexpected("the container's credentials: " + answer.error());
  auto found = ParseCredentialsJson(answer->body, CredentialsForm::kContainer);
  if (answer->status != 200 || !found) {
    co_return std::unexpected("the container's credentials: " + url->endpoint.HostHeader() +
                              " answered with status " + std::to_string(answer->status) +
                              (found ? std::string() : ": " + found.error()));
  }
  co_return found;
}

}  // namespace flavorbot::aws
