#include "aws/profile_credentials.h"

#include <set>
#include <utility>

#include "aws/environment_credentials.h"
#include "aws/instance_metadata.h"
#include "aws/process_credentials.h"
#include "aws/service_endpoint.h"
#include "aws/small_file.h"
#include "aws/sts_client.h"

namespace flavorbot::aws {
namespace {

using boost::asio::awaitable;

std::string Setting(const SettingsSection& profile, std::string_view name) {
  const auto found = profile.find(name);
  return found == profile.end() ? "" : found->second;
}

bool HasKeys(const SettingsSection& profile) {
  return !Setting(profile, "aws_access_key_id").empty() &&
         !Setting(profile, "aws_secret_access_key").empty();
}

// One walk along profiles, from one to its source.
class Walk {
 public:
  Walk(const Configuration& configuration, const base::Clock& clock)
      : configuration_(configuration), clock_(clock) {}

  awaitable<FoundOrError> Resolve(std::string name, bool is_source) {
    const SettingsSection* profile = configuration_.FindProfile(name);
    if (profile == nullptr) {
      co_return std::unexpected("the AWS profile \"" + name +
                                "\" is in neither of the shared config and credentials files");
    }
    if (is_source && HasKeys(*profile)) co_return KeysOf(*profile);
    if (!Setting(*profile, "role_arn").empty()) co_return co_await Assume(name, *profile);
    if (HasKeys(*profile)) co_return KeysOf(*profile);
    const auto fault = [&name](std::string_view why) {
      return std::unexpected("the AWS profile \"" + name + "\" " + std::string(why));
    };
    if (!Setting(*profile, "aws_access_key_id").empty() ||
        !Setting(*profile, "aws_secret_access_key").empty()) {
      co_return fault("has only one of aws_access_key_id and aws_secret_access_key");
    }
    if (auto command = Setting(*profile, "credential_process"); !command.empty()) {
      auto found = co_await CredentialsOfProcess(std::move(command));
      if (!found) co_return fault("gives no credentials: " + found.error());
      co_return found;
    }
    if (!Setting(*profile, "sso_session").empty() || !Setting(*profile, "sso_start_url").empty()) {
      co_return fault(
          "signs in with a browser (sso_...), which is not for a server: give it "
          "credential_process = aws configure export-credentials --profile NAME");
    }
    co_return fault("has no credentials");
  }

 private:
  static FoundOrError KeysOf(const SettingsSection& profile) {
    return FoundCredentials{.credentials = {Setting(profile, "aws_access_key_id"),
                                            Setting(profile, "aws_secret_access_key"),
                                            Setting(profile, "aws_session_token")}};
  }

  awaitable<FoundOrError> Assume(const std::string& name, const SettingsSection& profile) {
    const auto fault = [&name](std::string_view why) {
      return std::unexpected("the AWS profile \"" + name + "\" has a role_arn, " +
                             std::string(why));
    };
    const std::string source = Setting(profile, "source_profile");
    const std::string credential_source = Setting(profile, "credential_source");
    const std::string token_file = Setting(profile, "web_identity_token_file");
    if (!source.empty() && !credential_source.empty()) {
      co_return fault("and both source_profile and credential_source: only one may be there");
    }
    if (source.empty() && credential_source.empty() && token_file.empty()) {
      co_return fault("but no source_profile, credential_source or web_identity_token_file");
    }
    if (!Setting(profile, "mfa_serial").empty()) {
      co_return fault("and an mfa_serial: nobody could enter the code here");
    }
    RoleRequest role{.role_arn = Setting(profile, "role_arn"),
                     .external_id = Setting(profile, "external_id"),
                     .duration_seconds = Setting(profile, "duration_seconds")};
    if (auto session = Setting(profile, "role_session_name"); !session.empty()) {
      role.session_name = std::move(session);
    }
    auto sts = StsFor(profile);
    if (!sts) co_return fault("but STS can't be asked: " + sts.error());
    if (source.empty() && credential_source.empty()) {
      auto token = ReadTokenFile(std::filesystem::path(token_file));
      if (!token) co_return fault("but its web_identity_token_file " + token.error());
      co_return co_await sts->AssumeRoleWithWebIdentity(std::move(role), *std::move(token));
    }
    if (!source.empty() && !sources_.insert(source).second) {
      co_return fault("and its source_profile leads back to itself");
    }
    // Not in one expression: each branch awaits.
    FoundOrError by = std::unexpected("");
    if (!source.empty()) {
      by = co_await Resolve(source, true);
    } else {
      by = co_await From(credential_source);
    }
    if (!by) co_return by;
    co_return co_await sts->AssumeRole(std::move(role), by->credentials, clock_.Now());
  }

  awaitable<FoundOrError> From(std::string credential_source) {
    if (credential_source == "Environment") {
      co_return CredentialsOfEnvironment(configuration_.environment());
    }
    if (credential_source == "EcsContainer") {
      co_return co_await CredentialsOfContainer(configuration_.environment());
    }
    if (credential_source == "Ec2InstanceMetadata") {
      const auto metadata = InstanceMetadata::Make(configuration_);
      if (!metadata) co_return std::unexpected(metadata.error());
      if (!*metadata) co_return std::unexpected("AWS_EC2_METADATA_DISABLED is true");
      co_return co_await (*metadata)->Credentials(clock_);
    }
    co_return std::unexpected(
        "credential_source must be Environment, EcsContainer or Ec2InstanceMetadata");
  }

  base::Result<StsClient, std::string> StsFor(const SettingsSection& profile) const {
    auto region = FindRegion(configuration_);
    if (!region) return std::unexpected(std::move(region).error());
    return StsClient::Make(configuration_, *region ? **region : Setting(profile, "region"));
  }

  const Configuration& configuration_;
  const base::Clock& clock_;
  std::set<std::string> sources_;  // those taken on the way
};

}  // namespace

bool HasCredentials(const SettingsSection& profile) {
  for (const std::string_view name : {"aws_access_key_id", "aws_secret_access_key", "role_arn",
                                      "credential_process", "sso_session", "sso_start_url"}) {
    if (!Setting(profile, name).empty()) return true;
  }
  return false;
}

awaitable<FoundOrError> CredentialsOfProfile(const Configuration& configuration, std::string name,
                                             const base::Clock& clock) {
  Walk walk(configuration, clock);
  co_return co_await walk.Resolve(std::move(name), false);
}

}  // namespace flavorbot::aws
