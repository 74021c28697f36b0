#include "engine/rocksdb_error.h"

namespace flavorbot::engine {
namespace {

// RocksDB looks for a missing table file under a second, older name and tells that one.
std::string WithRealNames(std::string words) {
  for (auto at = words.find(".ldb"); at != std::string::npos; at = words.find(".ldb", at)) {
    words.replace(at, 4, ".sst");
  }
  return words;
}

bool IsPermission(const std::string& words) {
  return words.find("ermission denied") != std::string::npos ||
         words.find("Read-only file system") != std::string::npos;
}

}  // namespace

OpenError ToOpenError(const rocksdb::Status& status, const std::filesystem::path& directory) {
  const auto words = WithRealNames(status.ToString());
  if (status.IsNoSpace()) {
    return {OpenErrorCode::kDiskFull, "no space left on the disk of " + directory.string()};
  }
  if (IsPermission(words)) return {OpenErrorCode::kPermissionDenied, words};
  // A missing file is as bad as a damaged one: both mean that data is not all there.
  if (status.IsCorruption() || status.IsPathNotFound() || status.IsNotFound() ||
      words.find("No such file") != std::string::npos) {
    return {OpenErrorCode::kCorrupted,
            "the data in " + directory.string() + " is damaged and was left as it is: " + words};
  }
  return {OpenErrorCode::kInputOutput, directory.string() + ": " + words};
}

dynamodb::Error ToError(const rocksdb::Status& status) {
  dynamodb::Error error;
  if (status.IsNoSpace()) {
    error.code = dynamodb::ErrorCode::kServiceUnavailable;
    error.message = "The disk that holds the table is full";
  } else if (status.IsIOError()) {
    error.code = dynamodb::ErrorCode::kServiceUnavailable;
    error.message = "The disk that holds the table gives errors";
  } else {
    error.code = dynamodb::ErrorCode::kInternalServerError;
    error.message = "Internal server error";
  }
  error.cause = status.ToString();
  return error;
}

}  // namespace flavorbot::engine
