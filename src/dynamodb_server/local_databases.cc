#include "dynamodb_server/local_databases.h"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "base/log.h"

namespace flavorbot::dynamodb_server {
namespace {

using dynamodb::ErrorCode;
using dynamodb::MakeError;
using dynamodb::Result;

constexpr std::size_t kMaxNameBytes = 128;
constexpr std::size_t kMaxWaiting = 1024;
constexpr char kOf = '@';  // in no name

// Both become the name of a directory.
bool IsName(std::string_view text) {
  return !text.empty() && text.size() <= kMaxNameBytes && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

}  // namespace

LocalDatabases::LocalDatabases(LocalDatabaseOptions options)
    : options_(std::move(options)),
      opener_({.threads = 1, .max_queued = kMaxWaiting, .name = "database-opener"}) {}

LocalDatabases::~LocalDatabases() { opener_.Stop(); }

std::optional<Database> LocalDatabases::FindOpen(const std::string& name) {
  const std::lock_guard lock(mutex_);
  const auto found = open_.find(name);
  if (found == open_.end()) return std::nullopt;
  return found->second->database();
}

dynamodb::AwaitableResult<Database> LocalDatabases::Find(Caller caller) {
  if (!IsName(caller.access_key_id) || !IsName(caller.region)) {
    co_return std::unexpected(MakeError(ErrorCode::kUnrecognizedClientException,
                                        "The Access Key ID or security token is invalid."));
  }
  const std::string name = caller.access_key_id + kOf + caller.region;
  if (const auto found = FindOpen(name)) co_return *found;
  auto opened =
      co_await opener_.Run([this, name, region = caller.region] { return Open(name, region); });
  if (!opened) {
    co_return std::unexpected(
        MakeError(ErrorCode::kThrottlingException, "Too many databases are waiting to be opened."));
  }
  co_return std::move(*opened);
}

Result<Database> LocalDatabases::Open(const std::string& name, const std::string& region) {
  if (const auto found = FindOpen(name)) return *found;
  {
    const std::lock_guard lock(mutex_);
    if (open_.size() >= kMaxDatabases) {
      return std::unexpected(
          MakeError(ErrorCode::kLimitExceededException,
                    "There are " + std::to_string(kMaxDatabases) +
                        " databases, one for each access key and region: no more are opened."));
    }
  }
  LocalDatabaseOptions options = options_;
  options.engine.region = region;
  if (options.engine.storage == engine::StorageKind::kDisk) options.engine.data_directory /= name;
  auto opened = LocalDatabase::Open(std::move(options));
  if (!opened) {
    auto error = MakeError(ErrorCode::kInternalServerError,
                           "The database of this access key and region can't be opened; the log "
                           "says why.");
    error.cause = opened.error().message;
    base::Log(base::Level::kError, "database_not_opened",
              {{"database", name}, {"cause", error.cause}});
    return std::unexpected(std::move(error));
  }
  const std::lock_guard lock(mutex_);
  return open_.emplace(name, std::move(*opened)).first->second->database();
}

bool LocalDatabases::AreIn(const std::filesystem::path& directory) {
  std::error_code error;
  std::filesystem::directory_iterator entries(directory, error);
  for (; !error && entries != std::filesystem::directory_iterator(); entries.increment(error)) {
    if (entries->path().filename().string().find(kOf) != std::string::npos) return true;
  }
  return false;
}

Result<std::size_t> LocalDatabases::SweepAll() {
  std::vector<LocalDatabase*> open;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [name, database] : open_) open.push_back(database.get());
  }
  std::size_t items = 0;
  for (LocalDatabase* database : open) {
    const auto swept = database->SweepOnce();
    if (!swept) return swept;
    items += *swept;
  }
  return items;
}

}  // namespace flavorbot::dynamodb_server
