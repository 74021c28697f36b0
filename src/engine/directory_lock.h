// DirectoryLock: one process at a time in a data directory.
//
// The file LOCKED_BY in it is locked (flock) and holds the holder's process id. The kernel drops
// the lock with the process, however it ends.
//
// Threads: one owner.
#pragma once

#include <filesystem>
#include <utility>

#include "base/result.h"
#include "engine/open_error.h"

namespace flavorbot::engine {

class DirectoryLock {
 public:
  // Errors: kHeldByAnotherProcess, naming directory and process; what the file system says.
  static base::Result<DirectoryLock, OpenError> Take(const std::filesystem::path& directory);

  DirectoryLock() = default;  // holds nothing
  DirectoryLock(DirectoryLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
  DirectoryLock& operator=(DirectoryLock&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
  }
  ~DirectoryLock();

 private:
  explicit DirectoryLock(int file) : file_(file) {}

  int file_ = -1;
};

// The error of a failed call on `path`, by its errno.
OpenError FileError(int error_number, const std::filesystem::path& path);

}  // namespace flavorbot::engine
