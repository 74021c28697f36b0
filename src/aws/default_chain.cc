#include "aws/default_chain.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "aws/container_credentials.h"
#include "aws/environment_credentials.h"
#include "aws/instance_metadata.h"
#include "aws/profile_credentials.h"
#include "aws/service_endpoint.h"
#include "aws/small_file.h"
#include "aws/sts_client.h"
#include "base/log.h"

namespace flavorbot::aws {
namespace {

using boost::asio::awaitable;

constexpr std::string_view kTokenFile = "AWS_WEB_IDENTITY_TOKEN_FILE";

awaitable<FoundOrError> CredentialsOfWebIdentity(const Configuration& configuration) {
  const base::Environment& environment = configuration.environment();
  RoleRequest role{.role_arn = environment.Text("AWS_ROLE_ARN", "")};
  if (role.role_arn.empty()) {
    co_return std::unexpected("AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN is not");
  }
  role.session_name = environment.Text("AWS_ROLE_SESSION_NAME", role.session_name);
  auto token = ReadTokenFile(std::filesystem::path(*environment.Find(kTokenFile)));
  if (!token) co_return std::unexpected("AWS_WEB_IDENTITY_TOKEN_FILE: " + token.error());
  const auto region = FindRegion(configuration);
  if (!region) co_return std::unexpected(region.error());
  const auto sts = StsClient::Make(configuration, region->value_or(""));
  if (!sts) co_return std::unexpected(sts.error());
  co_return co_await sts->AssumeRoleWithWebIdentity(std::move(role), *std::move(token));
}

awaitable<FoundOrError> CredentialsOfInstance(const Configuration& configuration,
                                              const base::Clock& clock) {
  constexpr std::string_view kAdvice =
      "no AWS credentials are configured: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or "
      "AWS_PROFILE, or give the instance, task or pod a role";
  const auto metadata = InstanceMetadata::Make(configuration);
  if (!metadata) co_return std::unexpected(metadata.error());
  if (!*metadata) co_return std::unexpected(std::string(kAdvice));
  auto found = co_await (*metadata)->Credentials(clock);
  if (!found) co_return std::unexpected(std::string(kAdvice) + " (" + found.error() + ")");
  co_return found;
}

class DefaultChain final : public CredentialsSource {
 public:
  DefaultChain(base::Environment environment, const base::Clock* clock)
      : environment_(std::move(environment)), clock_(clock != nullptr ? *clock : system_clock_) {}

  awaitable<FoundOrError> Fetch() override {
    const auto configuration = Configuration::Load(environment_);
    if (!configuration) co_return std::unexpected(configuration.error());
    switch (FindCredentials(*configuration)) {
      case CredentialsPlace::kEnvironment:
        co_return CredentialsOfEnvironment(environment_);
      case CredentialsPlace::kWebIdentity:
        co_return co_await CredentialsOfWebIdentity(*configuration);
      case CredentialsPlace::kProfile:
        co_return co_await CredentialsOfProfile(*configuration, configuration->profile_name(),
                                                clock_);
      case CredentialsPlace::kContainer:
        co_return co_await CredentialsOfContainer(environment_);
      case CredentialsPlace::kInstance:
      case CredentialsPlace::kNone:
        break;
    }
    co_return co_await OfInstance(*configuration);
  }

 private:
  // While the metadata service is down, those that it gave last go on: AWS may take them still.
  awaitable<FoundOrError> OfInstance(const Configuration& configuration) {
    constexpr std::chrono::minutes kGrace{10};
    auto found = co_await CredentialsOfInstance(configuration, clock_);
    if (found) {
      of_instance_ = *found;
    } else if (of_instance_) {
      base::Log(base::Level::kWarning, "the instance's credentials are used for another while",
                {{"cause", found.error()}});
      found = *of_instance_;
      found->expires = std::max(*found->expires, clock_.Now() + kGrace);
    }
    co_return found;
  }

  const base::Environment environment_;
  const base::SystemClock system_clock_;
  const base::Clock& clock_;
  std::optional<FoundCredentials> of_instance_;  // the last ones
};

}  // namespace

CredentialsPlace FindCredentials(const Configuration& configuration) {
  const base::Environment& environment = configuration.environment();
  if (environment.Find("AWS_ACCESS_KEY_ID") || environment.Find("AWS_SECRET_ACCESS_KEY")) {
    return CredentialsPlace::kEnvironment;
  }
  if (environment.Find(kTokenFile)) return CredentialsPlace::kWebIdentity;
  const SettingsSection* profile = configuration.FindProfile(configuration.profile_name());
  // One that is named must be there and have some: resolving it says what is wrong.
  if (configuration.is_profile_named() || (profile != nullptr && HasCredentials(*profile))) {
    return CredentialsPlace::kProfile;
  }
  if (IsContainer(environment)) return CredentialsPlace::kContainer;
  const auto disabled = configuration.Flag("AWS_EC2_METADATA_DISABLED", "ec2_metadata_disabled");
  if (disabled && *disabled) return CredentialsPlace::kNone;
  const bool is_named =
      configuration.Find("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint")
          .has_value();
  return is_named || IsInstance() ? CredentialsPlace::kInstance : CredentialsPlace::kNone;
}

std::string PlaceText(const Configuration& configuration, CredentialsPlace place) {
  switch (place) {
    case CredentialsPlace::kNone:
      return "";
    case CredentialsPlace::kEnvironment:
      return "AWS_ACCESS_KEY_ID";
    case CredentialsPlace::kWebIdentity:
      return std::string(kTokenFile);
    case CredentialsPlace::kProfile:
      return "the AWS profile " + configuration.profile_name();
    case CredentialsPlace::kContainer:
      return "the container's role";
    case CredentialsPlace::kInstance:
      break;
  }
  return "the instance's role";
}

std::unique_ptr<CredentialsSource> MakeDefaultChain(base::Environment environment,
                                                    const base::Clock* clock) {
  return std::make_unique<DefaultChain>(std::move(environment), clock);
}

}  // namespace flavorbot::aws
