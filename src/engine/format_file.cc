#include "engine/format_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

#include "engine/directory_lock.h"

namespace flavorbot::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFormatWord = "flavorbot-engine ";

OpenError Corrupted(std::string message) { return {OpenErrorCode::kCorrupted, std::move(message)}; }

// Files that hold data. A MANIFEST alone is what a process leaves that was killed while it made the
// database.
bool HoldsData(const fs::path& path) {
  return path.extension() == ".sst" || path.extension() == ".log";
}

// The version that `file` says.
base::Result<int, OpenError> ReadVersion(const fs::path& file) {
  std::ifstream in(file);
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (!in) return std::unexpected(FileError(errno, file));
  int version = 0;
  const bool known = text.starts_with(kFormatWord);
  const char* digits = text.data() + kFormatWord.size();
  if (!known || std::from_chars(digits, text.data() + text.size(), version).ec != std::errc{}) {
    return std::unexpected(Corrupted("the file " + file.string() + " is damaged"));
  }
  if (version > kFormatVersion) {
    return std::unexpected(
        OpenError{OpenErrorCode::kNewerFormat,
                  file.parent_path().string() + " has data of format " + std::to_string(version) +
                      "; this program knows formats up to " + std::to_string(kFormatVersion)});
  }
  return version;
}

// Whole or not at all: written beside, synced, renamed.
base::Result<void, OpenError> WriteVersion(const fs::path& file) {
  const auto text = std::string(kFormatWord) + std::to_string(kFormatVersion) + "\n";
  const auto beside = fs::path(file).concat(".new");
  const int out = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (out < 0) return std::unexpected(FileError(errno, beside));
  const bool written =
      ::write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      ::fsync(out) == 0;
  const int error_number = errno;
  ::close(out);
  if (!written) return std::unexpected(FileError(error_number, beside));
  if (::rename(beside.c_str(), file.c_str()) != 0) return std::unexpected(FileError(errno, file));
  return {};
}

}  // namespace

base::Result<void, OpenError> MakeDataDirectory(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) return std::unexpected(FileError(error.value(), directory));
  if (!fs::is_directory(directory, error)) {
    return std::unexpected(FileError(ENOTDIR, directory));
  }
  if (::access(directory.c_str(), R_OK | W_OK | X_OK) != 0) {
    return std::unexpected(FileError(errno, directory));
  }
  return {};
}

base::Result<void, OpenError> WriteFormat(const fs::path& directory) {
  return WriteVersion(directory / "FORMAT");
}

base::Result<void, OpenError> CheckFormat(const fs::path& directory) {
  std::error_code error;
  fs::path data_file;
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    if (HoldsData(entry.path())) data_file = entry.path();
  }
  if (error) return std::unexpected(FileError(error.value(), directory));
  for (const char* required : {"FORMAT", "CURRENT"}) {
    if (!data_file.empty() && !fs::exists(directory / required, error)) {
      return std::unexpected(Corrupted("the file " + (directory / required).string() +
                                       " is missing, but there is " + data_file.string()));
    }
  }
  const auto file = directory / "FORMAT";
  if (!fs::exists(file, error)) return WriteVersion(file);
  const auto version = ReadVersion(file);
  if (!version) return std::unexpected(version.error());
  if (*version < kFormatVersion) return WriteVersion(file);
  return {};
}

}  // namespace flavorbot::engine
