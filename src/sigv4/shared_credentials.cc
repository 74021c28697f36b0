#include "sigv4/shared_credentials.h"

#include <algorithm>
#include <utility>

namespace flavorbot::sigv4 {
namespace {

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

// "[name]", "[profile name]"
std::string_view ProfileName(std::string_view line) {
  constexpr std::string_view kWord = "profile ";
  std::string_view name = Trimmed(line.substr(1, line.size() - 2));
  if (name.starts_with(kWord)) name = Trimmed(name.substr(kWord.size()));
  return name;
}

void Set(Credentials& credentials, std::string_view name, std::string_view value) {
  if (name == "aws_access_key_id") credentials.access_key_id = value;
  if (name == "aws_secret_access_key") credentials.secret_access_key = value;
  if (name == "aws_session_token") credentials.session_token = value;
}

}  // namespace

base::Result<std::vector<CredentialsProfile>, std::string> ParseSharedCredentials(
    std::string_view text) {
  std::vector<CredentialsProfile> profiles;
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = Trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#' || line.front() == ';') continue;
    if (line.front() == '[' && line.back() == ']') {
      profiles.push_back({.name = std::string(ProfileName(line)), .credentials = {}});
      continue;
    }
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || profiles.empty()) {
      return std::unexpected("line " + std::to_string(number) +
                             " is neither a [profile] nor a setting of one");
    }
    Set(profiles.back().credentials, Trimmed(line.substr(0, equals)),
        Trimmed(line.substr(equals + 1)));
  }
  std::erase_if(profiles, [](const CredentialsProfile& profile) {
    return profile.credentials.access_key_id.empty() &&
           profile.credentials.secret_access_key.empty();
  });
  for (const auto& [name, credentials] : profiles) {
    if (!credentials.access_key_id.empty() && !credentials.secret_access_key.empty()) continue;
    return std::unexpected("profile \"" + name +
                           "\" has only one of aws_access_key_id and aws_secret_access_key");
  }
  return profiles;
}

}  // namespace flavorbot::sigv4
