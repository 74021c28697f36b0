// Backup files: copying files into a backup or out of it, and holding them against their digests.
//
// Threads: one thread; blocks on the disk. Progress goes to standard error, once a second at most.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "cli/backup_manifest.h"

namespace flavorbot::cli {

// "flavorbot: copying, 120 of 800 MB".
class Progress {
 public:
  Progress(std::string_view doing, std::uint64_t total_bytes)
      : doing_(doing), total_(total_bytes), last_(std::chrono::steady_clock::now()) {}
  void Add(std::uint64_t bytes);

 private:
  std::string doing_;
  std::uint64_t total_;
  std::uint64_t done_ = 0;
  std::chrono::steady_clock::time_point last_;
};

// Copies `from` to `to`, which is made with mode 0600 and on disk on return; its size and digest.
// Errors: one line that names the file.
base::Result<BackupFile, std::string> CopyFile(const std::filesystem::path& from,
                                               const std::filesystem::path& to, Progress& progress);

// The size and digest of `file`. Errors: one line that names it.
base::Result<BackupFile, std::string> DigestFile(const std::filesystem::path& file,
                                                 Progress& progress);

// Writes `content` to `file`, on disk on return.
base::Result<void, std::string> WriteFile(const std::filesystem::path& file,
                                          std::string_view content);

// Puts the names in `directory` on disk.
base::Result<void, std::string> SyncDirectory(const std::filesystem::path& directory);

// Whether nothing is there, or a directory with nothing in it.
bool IsFree(const std::filesystem::path& path);

}  // namespace flavorbot::cli
