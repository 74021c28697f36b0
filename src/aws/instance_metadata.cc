#include "aws/instance_metadata.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "aws/credentials_json.h"
#include "base/log.h"

namespace flavorbot::aws {
namespace {

using boost::asio::awaitable;

constexpr std::string_view kRolePath = "/latest/meta-data/iam/security-credentials/";
constexpr std::string_view kRegionPath = "/latest/meta-data/placement/region";
constexpr std::string_view kTokenHeader = "X-aws-ec2-metadata-token";
constexpr std::chrono::minutes kGrace{10};

// Of a header or a path, as this service gives them.
bool IsPlainWord(std::string_view text) {
  return !text.empty() && text.size() <= 1024 &&
         std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7F'; });
}

base::Result<Endpoint, std::string> EndpointIn(const Configuration& configuration) {
  if (const auto url = configuration.Find("AWS_EC2_METADATA_SERVICE_ENDPOINT",
                                          "ec2_metadata_service_endpoint")) {
    auto endpoint = ParseEndpoint(*url);
    if (!endpoint) {
      return std::unexpected("AWS_EC2_METADATA_SERVICE_ENDPOINT: " + endpoint.error());
    }
    return endpoint;
  }
  const auto mode = configuration.Find("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
                                       "ec2_metadata_service_endpoint_mode");
  const bool is_v6 = mode && (*mode == "IPv6" || *mode == "ipv6");
  return Endpoint{.tls = false, .host = is_v6 ? "fd00:ec2::254" : "169.254.169.254", .port = 80};
}

}  // namespace

base::Result<std::optional<InstanceMetadata>, std::string> InstanceMetadata::Make(
    const Configuration& configuration) {
  const auto disabled = configuration.Flag("AWS_EC2_METADATA_DISABLED", "ec2_metadata_disabled");
  if (!disabled) return std::unexpected(disabled.error());
  if (*disabled) return std::nullopt;
  auto endpoint = EndpointIn(configuration);
  if (!endpoint) return std::unexpected(std::move(endpoint).error());
  const auto seconds =
      configuration.environment().Integer("AWS_METADATA_SERVICE_TIMEOUT", 1, 1, 60);
  if (!seconds) return std::unexpected(seconds.error());
  const auto attempts =
      configuration.environment().Integer("AWS_METADATA_SERVICE_NUM_ATTEMPTS", 1, 1, 20);
  if (!attempts) return std::unexpected(attempts.error());
  return InstanceMetadata(*std::move(endpoint),
                          {.attempts = static_cast<unsigned>(*attempts),
                           .attempt_timeout = std::chrono::seconds(*seconds)});
}

awaitable<InstanceMetadata::Text> InstanceMetadata::Token() const {
  http::ClientRequest request{.method = http::Method::kPut, .target = "/latest/api/token"};
  request.headers.Add("X-aws-ec2-metadata-token-ttl-seconds", "21600");
  const auto answer = co_await FetchFrom(endpoint_, std::move(request), patience_);
  if (!answer) {
    co_return std::unexpected("the instance's metadata can't be asked: " + answer.error() +
                              " (from a container its hop limit must be 2)");
  }
  if (answer->status != 200 || !IsPlainWord(answer->body)) {
    co_return std::unexpected("the instance's metadata gives no token: status " +
                              std::to_string(answer->status));
  }
  co_return answer->body;
}

awaitable<InstanceMetadata::Text> InstanceMetadata::Get(std::string path,
                                                        const std::string& token) const {
  http::ClientRequest request{.target = path};
  request.headers.Add(kTokenHeader, token);
  auto answer = co_await FetchFrom(endpoint_, std::move(request), patience_);
  if (!answer) co_return std::unexpected("the instance's metadata: " + answer.error());
  if (answer->status != 200) {
    co_return std::unexpected("the instance's metadata answers " + path + " with status " +
                              std::to_string(answer->status));
  }
  co_return std::move(answer->body);
}

awaitable<FoundOrError> InstanceMetadata::Credentials(const base::Clock& clock) const {
  const auto token = co_await Token();
  if (!token) co_return std::unexpected(token.error());
  const auto roles = co_await Get(std::string(kRolePath), *token);
  if (!roles) co_return std::unexpected(roles.error() + ": has the instance a role?");
  const std::string role = roles->substr(0, roles->find_first_of("\r\n"));
  if (!IsPlainWord(role)) co_return std::unexpected("the instance has no role");
  const auto text = co_await Get(std::string(kRolePath) + role, *token);
  if (!text) co_return std::unexpected(text.error());
  auto found = ParseCredentialsJson(*text, CredentialsForm::kInstance);
  if (!found) co_return std::unexpected("the instance's role " + role + ": " + found.error());
  if (*found->expires <= clock.Now()) {
    base::Log(base::Level::kWarning,
              "the instance's credentials have expired; they are used until there are others",
              {{"role", role}});
    found->expires = clock.Now() + kGrace;
  }
  co_return found;
}

awaitable<InstanceMetadata::Text> InstanceMetadata::Region() const {
  const auto token = co_await Token();
  if (!token) co_return std::unexpected(token.error());
  auto region = co_await Get(std::string(kRegionPath), *token);
  if (region && !IsPlainWord(*region)) co_return std::unexpected("the instance has no region");
  co_return region;
}

bool IsInstance() {
  std::string vendor;
  std::getline(std::ifstream("/sys/devices/virtual/dmi/id/sys_vendor"), vendor);
  std::string hypervisor;  // of the oldest kinds
  std::getline(std::ifstream("/sys/hypervisor/uuid"), hypervisor);
  return vendor == "Amazon EC2" || hypervisor.starts_with("ec2");
}

}  // namespace flavorbot::aws
