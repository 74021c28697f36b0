// Configuration: what the environment and AWS's shared files say, the environment first.
//
//   AWS_CONFIG_FILE               ~/.aws/config         [default], [profile work], [services local]
//   AWS_SHARED_CREDENTIALS_FILE   ~/.aws/credentials    [default], [work]; these win over the
//   other's AWS_PROFILE                   default               whose settings count
//
// A file that isn't there is empty.
//
// Threads: immutable once made.
// Source:  SDKs and Tools Reference Guide, "Shared config and credentials files", "Environment
//          variables support".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "aws/settings_file.h"
#include "base/environment.h"
#include "base/result.h"

namespace flavorbot::aws {

class Configuration {
 public:
  // Reads both files. Blocks for as long as two small files take.
  // Errors: one line that names the file.
  static base::Result<Configuration, std::string> Load(const base::Environment& environment);

  const base::Environment& environment() const { return environment_; }

  // The profile that counts: AWS_PROFILE, or "default".
  const std::string& profile_name() const { return profile_name_; }
  bool is_profile_named() const { return environment_.Find("AWS_PROFILE").has_value(); }

  // nullptr when neither file has it. Borrowed.
  const SettingsSection* FindProfile(std::string_view name) const;
  // Of the profile that counts; nullopt when it is missing or blank. Borrowed.
  std::optional<std::string_view> ProfileSetting(std::string_view name) const;
  // Of the `services` section that the profile names: ("dynamodb", "endpoint_url"). Borrowed.
  std::optional<std::string_view> ServiceSetting(std::string_view service,
                                                 std::string_view name) const;
  // The variable, else the profile's setting. Borrowed.
  std::optional<std::string_view> Find(std::string_view variable, std::string_view setting) const;
  // Errors: one line, where it is neither true nor false.
  base::Result<bool, std::string> Flag(std::string_view variable, std::string_view setting) const;

 private:
  explicit Configuration(const base::Environment& environment)
      : environment_(environment), profile_name_(environment.Text("AWS_PROFILE", "default")) {}

  base::Environment environment_;
  std::string profile_name_;
  SettingsSections profiles_;  // by name alone
  SettingsSections services_;  // by name alone
};

}  // namespace flavorbot::aws
