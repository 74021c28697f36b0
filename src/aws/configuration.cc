#include "aws/configuration.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "aws/small_file.h"
#include "base/ascii_case.h"

namespace flavorbot::aws {
namespace {

using base::Environment;

constexpr std::string_view kProfile = "profile ";
constexpr std::string_view kServices = "services ";

// "~/.aws/NAME" unless `variable` says otherwise; empty without a home.
std::filesystem::path PathOf(const Environment& environment, std::string_view variable,
                             std::string_view name) {
  const auto home = environment.Find("HOME");
  if (const auto set = environment.Find(variable)) {
    if (home && set->starts_with("~/")) return std::filesystem::path(*home) / set->substr(2);
    return *set;
  }
  if (!home) return {};
  return std::filesystem::path(*home) / ".aws" / name;
}

base::Result<SettingsSections, std::string> Read(const std::filesystem::path& path) {
  std::error_code ignored;
  if (path.empty() || !std::filesystem::exists(path, ignored)) return SettingsSections{};
  const auto text = ReadSmallFile(path);
  if (!text) return std::unexpected(text.error());
  auto sections = ParseSettingsFile(*text);
  if (!sections) return std::unexpected(path.string() + ": " + sections.error());
  return sections;
}

std::optional<std::string_view> Setting(const SettingsSection& section, std::string_view name) {
  const auto found = section.find(name);
  if (found == section.end() || found->second.empty()) return std::nullopt;
  return found->second;
}

}  // namespace

base::Result<Configuration, std::string> Configuration::Load(const Environment& environment) {
  Configuration made(environment);
  auto config = Read(PathOf(environment, "AWS_CONFIG_FILE", "config"));
  if (!config) return std::unexpected(std::move(config).error());
  auto credentials = Read(PathOf(environment, "AWS_SHARED_CREDENTIALS_FILE", "credentials"));
  if (!credentials) return std::unexpected(std::move(credentials).error());
  for (auto& [name, settings] : *config) {
    if (name.starts_with(kProfile)) {
      made.profiles_.insert_or_assign(name.substr(kProfile.size()), std::move(settings));
    } else if (name.starts_with(kServices)) {
      made.services_.insert_or_assign(name.substr(kServices.size()), std::move(settings));
    } else if (name == "default") {  // "profile default" comes later and wins
      made.profiles_.insert_or_assign(name, std::move(settings));
    }
  }
  for (auto& [name, settings] : *credentials) {
    for (auto& [setting, value] : settings) {
      made.profiles_[name].insert_or_assign(setting, std::move(value));
    }
  }
  return made;
}

const SettingsSection* Configuration::FindProfile(std::string_view name) const {
  const auto found = profiles_.find(name);
  return found == profiles_.end() ? nullptr : &found->second;
}

std::optional<std::string_view> Configuration::ProfileSetting(std::string_view name) const {
  const SettingsSection* profile = FindProfile(profile_name_);
  return profile == nullptr ? std::nullopt : Setting(*profile, name);
}

std::optional<std::string_view> Configuration::ServiceSetting(std::string_view service,
                                                              std::string_view name) const {
  const auto section = ProfileSetting("services");
  if (!section) return std::nullopt;
  const auto found = services_.find(*section);
  if (found == services_.end()) return std::nullopt;
  return Setting(found->second, std::string(service).append(".").append(name));
}

std::optional<std::string_view> Configuration::Find(std::string_view variable,
                                                    std::string_view setting) const {
  if (const auto found = environment_.Find(variable)) return found;
  return ProfileSetting(setting);
}

base::Result<bool, std::string> Configuration::Flag(std::string_view variable,
                                                    std::string_view setting) const {
  const auto found = Find(variable, setting);
  if (!found) return false;
  const std::string text = base::InLowerCase(*found);
  if (text == "true" || text == "1") return true;
  if (text == "false" || text == "0") return false;
  return std::unexpected(std::string(variable) + ", or " + std::string(setting) +
                         " of the profile, must be true or false");
}

}  // namespace flavorbot::aws
