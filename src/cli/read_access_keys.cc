#include "cli/read_access_keys.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/whole_file.h"
#include "sigv4/shared_credentials.h"

namespace flavorbot::cli {
namespace {

constexpr ::mode_t kOthers = 077;
constexpr std::size_t kMaxFileBytes = std::size_t{1} << 20;

base::Result<std::string, std::string> ReadPrivateFile(const std::string& path) {
  struct ::stat status = {};
  if (::stat(path.c_str(), &status) != 0) {
    return std::unexpected(path + ": " + std::strerror(errno));
  }
  if ((status.st_mode & kOthers) != 0) {
    return std::unexpected(path + ": others than its owner may read it; chmod 600 mends that");
  }
  return base::ReadWholeFile(path, kMaxFileBytes);
}

}  // namespace

base::Result<std::vector<sigv4::Credentials>, std::string> ReadAccessKeys(
    const std::string& value) {
  const std::size_t colon = value.find(':');
  const bool is_path = value.starts_with('/') || value.starts_with('.');
  if (colon != std::string::npos && !is_path) {
    if (colon == 0 || colon + 1 == value.size()) {
      return std::unexpected("--credentials is KEY:SECRET, and neither is empty");
    }
    return std::vector<sigv4::Credentials>{{.access_key_id = value.substr(0, colon),
                                            .secret_access_key = value.substr(colon + 1),
                                            .session_token = {}}};
  }
  const auto text = ReadPrivateFile(value);
  if (!text) return std::unexpected(text.error());
  auto profiles = sigv4::ParseSharedCredentials(*text);
  if (!profiles) return std::unexpected(value + ": " + profiles.error());
  if (profiles->empty()) return std::unexpected(value + ": it holds no credentials");
  std::vector<sigv4::Credentials> keys;
  for (auto& profile : *profiles) keys.push_back(std::move(profile.credentials));
  return keys;
}

}  // namespace flavorbot::cli
