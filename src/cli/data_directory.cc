#include "cli/data_directory.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace flavorbot::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSecretBytes = 32;
constexpr std::size_t kSecretCharacters = 43;  // in base64url

// A file descriptor, closed at the end.
class File {
 public:
  File(const fs::path& path, int flags)
      : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  bool is_open() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

std::string Because(const fs::path& path, std::string_view what, int number) {
  return path.string() + ' ' + std::string(what) + ": " + std::generic_category().message(number);
}

base::Result<std::string, std::string> ReadSecret(const fs::path& path, const File& file) {
  struct stat status{};
  if (::fstat(file.descriptor(), &status) != 0) {
    return std::unexpected(Because(path, "can't be read", errno));
  }
  if ((status.st_mode & 077) != 0) {
    return std::unexpected(
        path.string() + " may be read by others: chmod 600 it, or remove it to sign everybody out");
  }
  std::array<char, kSecretCharacters + 2> buffer;
  const ssize_t got = ::read(file.descriptor(), buffer.data(), buffer.size());
  if (got < 0) return std::unexpected(Because(path, "can't be read", errno));
  std::string secret(buffer.data(), static_cast<std::size_t>(got));
  if (secret.size() != kSecretCharacters + 1 || secret.back() != '\n') {
    return std::unexpected(path.string() +
                           " is damaged: remove it, and everybody has to sign in again");
  }
  secret.pop_back();
  return secret;
}

// Written beside and linked into place: of several that start at once, one wins, and all use its.
base::Result<void, std::string> MakeSecret(const fs::path& directory, const fs::path& path,
                                           base::RandomSource& random) {
  const std::string content = base::RandomToken(random, kSecretBytes) + '\n';
  const fs::path unfinished = directory / ("session-secret." + base::NewUserId(random));
  {
    const File file(unfinished, O_WRONLY | O_CREAT | O_EXCL);
    const bool is_written = file.is_open() &&
                            ::write(file.descriptor(), content.data(), content.size()) ==
                                static_cast<ssize_t>(content.size()) &&
                            ::fsync(file.descriptor()) == 0;
    if (!is_written) {
      const int number = errno;
      ::unlink(unfinished.c_str());
      return std::unexpected(Because(path, "can't be written", number));
    }
  }
  const bool is_linked = ::link(unfinished.c_str(), path.c_str()) == 0 || errno == EEXIST;
  const int number = errno;
  ::unlink(unfinished.c_str());
  if (!is_linked) return std::unexpected(Because(path, "can't be written", number));
  const File folder(directory, O_RDONLY | O_DIRECTORY);
  if (!folder.is_open() || ::fsync(folder.descriptor()) != 0) {
    return std::unexpected(Because(directory, "can't be synced", errno));
  }
  return {};
}

}  // namespace

base::Result<void, std::string> MakeDataDirectory(const fs::path& directory) {
  std::error_code error;
  const fs::path above = fs::absolute(directory, error).parent_path();
  if (!error) fs::create_directories(above, error);
  if (error) {
    return std::unexpected("the data directory " + directory.string() +
                           " can't be made: " + error.message());
  }
  if (::mkdir(directory.c_str(), 0700) == 0) return {};
  const int number = errno;
  if (number == EEXIST && fs::is_directory(directory, error)) {
    if (::access(directory.c_str(), R_OK | W_OK | X_OK) == 0) return {};
    return std::unexpected("the data directory " + Because(directory, "can't be used", errno));
  }
  if (number == EEXIST) {
    return std::unexpected("the data directory " + directory.string() + " is a file");
  }
  return std::unexpected("the data directory " + Because(directory, "can't be made", number));
}

base::Result<std::string, std::string> SessionSecret(const fs::path& directory,
                                                     base::RandomSource& random) {
  const fs::path path = directory / kSessionSecretFile;
  for (int attempt = 0; attempt < 2; ++attempt) {
    const File file(path, O_RDONLY | O_NOFOLLOW);
    if (file.is_open()) return ReadSecret(path, file);
    if (errno != ENOENT || attempt > 0) break;
    auto made = MakeSecret(directory, path, random);
    if (!made) return std::unexpected(std::move(made).error());
  }
  return std::unexpected(Because(path, "can't be read", errno));
}

}  // namespace flavorbot::cli
