#include "cli/backup_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>
#include <vector>

#include "base/running_digest.h"

namespace flavorbot::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPieceBytes = std::size_t{1} << 20;
constexpr auto kProgressInterval = std::chrono::seconds{1};

// A file descriptor, closed at the end.
class File {
 public:
  File(const fs::path& path, int flags)
      : descriptor_(::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, 0600)) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  bool is_open() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }

  bool Write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }

 private:
  int descriptor_;
};

std::unexpected<std::string> Fault(const fs::path& path, std::string_view what) {
  const int number = errno;
  return std::unexpected(path.string() + ' ' + std::string(what) + ": " +
                         std::generic_category().message(number));
}

// Reads `path` to its end; each piece goes to `take`, which may refuse.
template <typename Take>
base::Result<BackupFile, std::string> ReadThrough(const fs::path& path, Progress& progress,
                                                  const Take& take) {
  const File file(path, O_RDONLY);
  if (!file.is_open()) return Fault(path, "can't be read");
  BackupFile read;
  base::RunningDigest digest;
  std::vector<char> piece(kPieceBytes);
  for (;;) {
    const auto got = ::read(file.descriptor(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Fault(path, "can't be read");
    if (got == 0) break;
    const std::string_view bytes(piece.data(), static_cast<std::size_t>(got));
    digest.Add(bytes);
    read.size += bytes.size();
    if (auto taken = take(bytes); !taken) return std::unexpected(std::move(taken).error());
    progress.Add(bytes.size());
  }
  read.sha256 = digest.Hex();
  return read;
}

}  // namespace

void Progress::Add(std::uint64_t bytes) {
  done_ += bytes;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < kProgressInterval) return;
  last_ = now;
  std::fprintf(stderr, "flavorbot: %s, %llu of %llu MB\n", doing_.c_str(),
               static_cast<unsigned long long>(done_ >> 20),
               static_cast<unsigned long long>(total_ >> 20));
}

base::Result<BackupFile, std::string> CopyFile(const fs::path& from, const fs::path& to,
                                               Progress& progress) {
  const File copy(to, O_WRONLY | O_CREAT | O_EXCL);
  if (!copy.is_open()) return Fault(to, "can't be made");
  auto copied =
      ReadThrough(from, progress, [&](std::string_view bytes) -> base::Result<void, std::string> {
        if (!copy.Write(bytes)) return Fault(to, "can't be written");
        return {};
      });
  if (copied && ::fsync(copy.descriptor()) != 0) return Fault(to, "can't be written");
  return copied;
}

base::Result<BackupFile, std::string> DigestFile(const fs::path& file, Progress& progress) {
  return ReadThrough(file, progress,
                     [](std::string_view) -> base::Result<void, std::string> { return {}; });
}

base::Result<void, std::string> WriteFile(const fs::path& path, std::string_view content) {
  const File file(path, O_WRONLY | O_CREAT | O_EXCL);
  if (!file.is_open()) return Fault(path, "can't be made");
  if (!file.Write(content) || ::fsync(file.descriptor()) != 0) {
    return Fault(path, "can't be written");
  }
  return {};
}

base::Result<void, std::string> SyncDirectory(const fs::path& directory) {
  const File folder(directory, O_RDONLY | O_DIRECTORY);
  if (!folder.is_open() || ::fsync(folder.descriptor()) != 0) {
    return Fault(directory, "can't be synced");
  }
  return {};
}

bool IsFree(const fs::path& path) {
  std::error_code error;
  if (!fs::exists(fs::symlink_status(path, error))) return true;
  return fs::is_directory(path, error) && fs::is_empty(path, error) && !error;
}

}  // namespace flavorbot::cli
