#include "engine/checkpoint.h"

#include <rocksdb/utilities/checkpoint.h>

#include <string>
#include <vector>

#include "engine/rocksdb_options.h"

namespace flavorbot::engine {
namespace {

constexpr std::size_t kCacheBytes = std::size_t{1} << 20;
constexpr int kOpenFiles = 64;

// RocksDB would write its own log into the checkpoint.
class NoLog : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

}  // namespace

rocksdb::Status MakeCheckpoint(Store& store, const std::filesystem::path& directory) {
  if (auto status = store.CheckWritable(); !status.ok()) return status;
  rocksdb::Checkpoint* made = nullptr;
  auto status = rocksdb::Checkpoint::Create(&store.db(), &made);
  const std::unique_ptr<rocksdb::Checkpoint> checkpoint(made);
  // What is in memory is flushed first, so that little of the log has to be copied.
  if (status.ok()) status = checkpoint->CreateCheckpoint(directory.string());
  if (!status.ok()) {
    DeleteCheckpoint(store.env(), directory.string() + ".tmp").PermitUncheckedError();
  }
  return status;
}

rocksdb::Status OpenCheckpoint(rocksdb::Env& env, const std::filesystem::path& directory,
                               std::unique_ptr<rocksdb::DB>& db) {
  auto options = MakeRocksDbOptions({.block_cache_bytes = kCacheBytes}, &env);
  options.create_if_missing = false;
  options.max_open_files = kOpenFiles;
  options.info_log = std::make_shared<NoLog>();
  rocksdb::DB* opened = nullptr;
  auto status = rocksdb::DB::OpenForReadOnly(options, directory.string(), &opened);
  db.reset(opened);
  return status;
}

rocksdb::Status DeleteCheckpoint(rocksdb::Env& env, const std::filesystem::path& directory) {
  std::vector<std::string> names;
  auto status = env.GetChildren(directory.string(), &names);
  if (status.IsNotFound()) return rocksdb::Status::OK();
  if (!status.ok()) return status;
  for (const auto& name : names) {
    if (name == "." || name == "..") continue;
    const auto deleted = env.DeleteFile((directory / name).string());
    if (!deleted.ok() && !deleted.IsNotFound()) return deleted;
  }
  return env.DeleteDir(directory.string());
}

}  // namespace flavorbot::engine
