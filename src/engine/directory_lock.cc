#include "engine/directory_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace flavorbot::engine {
namespace {

OpenErrorCode CodeOf(int error_number) {
  switch (error_number) {
    case EACCES:
    case EPERM:
    case EROFS:
      return OpenErrorCode::kPermissionDenied;
    case ENOSPC:
    case EDQUOT:
      return OpenErrorCode::kDiskFull;
    case ENOTDIR:
    case EEXIST:
      return OpenErrorCode::kNotADirectory;
    default:
      return OpenErrorCode::kInputOutput;
  }
}

std::string ReadHolder(int file) {
  std::array<char, 32> text;
  const ssize_t read = ::pread(file, text.data(), text.size(), 0);
  std::string holder(text.data(), read > 0 ? static_cast<std::size_t>(read) : 0);
  while (!holder.empty() && holder.back() == '\n') holder.pop_back();
  return holder;
}

}  // namespace

OpenError FileError(int error_number, const std::filesystem::path& path) {
  return {CodeOf(error_number),
          path.string() + ": " + std::generic_category().message(error_number)};
}

base::Result<DirectoryLock, OpenError> DirectoryLock::Take(const std::filesystem::path& directory) {
  const auto path = directory / "LOCKED_BY";
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return std::unexpected(FileError(errno, path));
  DirectoryLock lock(file);
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return std::unexpected(FileError(errno, path));
    const auto holder = ReadHolder(file);
    return std::unexpected(OpenError{OpenErrorCode::kHeldByAnotherProcess,
                                     "the data directory " + directory.string() +
                                         " is in use by another process" +
                                         (holder.empty() ? "" : " (process id " + holder + ")")});
  }
  const auto id = std::to_string(::getpid()) + "\n";
  if (::ftruncate(file, 0) != 0 ||
      ::pwrite(file, id.data(), id.size(), 0) != static_cast<ssize_t>(id.size())) {
    return std::unexpected(FileError(errno, path));
  }
  return lock;
}

DirectoryLock::~DirectoryLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace flavorbot::engine
