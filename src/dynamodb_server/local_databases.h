// LocalDatabases: a database for each access key and region, opened at the first call of each.
//
//   <data directory>/AKIDEXAMPLE@us-east-1/     an engine's own directory
//
// Threads: as Databases; construct, SweepAll and destroy from threads that may block.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "base/worker_pool.h"
#include "dynamodb_server/local_database.h"

namespace flavorbot::dynamodb_server {

// Each has threads and open files of its own.
inline constexpr std::size_t kMaxDatabases = 64;

class LocalDatabases final : public Databases {
 public:
  // `options` of each; engine.data_directory is the one above them all, engine.region is theirs.
  explicit LocalDatabases(LocalDatabaseOptions options);
  // Closes them. REQUIRES: no call is running.
  ~LocalDatabases() override;

  dynamodb::AwaitableResult<Database> Find(Caller caller) override;

  // Whether `directory` is the one above such databases; false when it can't be looked at.
  static bool AreIn(const std::filesystem::path& directory);

  // Deletes what has expired in those that are open; how many items.
  dynamodb::Result<std::size_t> SweepAll();

 private:
  // nullopt when it isn't open.
  std::optional<Database> FindOpen(const std::string& name);
  dynamodb::Result<Database> Open(const std::string& name, const std::string& region);

  const LocalDatabaseOptions options_;
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<LocalDatabase>> open_;
  base::WorkerPool opener_;  // one thread: two calls open one database once
};

}  // namespace flavorbot::dynamodb_server
