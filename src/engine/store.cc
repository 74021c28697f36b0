#include "engine/store.h"

#include <rocksdb/sst_file_reader.h>

#include <utility>
#include <vector>

#include "base/log.h"
#include "engine/format_file.h"
#include "engine/log_damage.h"
#include "engine/recoverable_files.h"
#include "engine/rocksdb_error.h"
#include "engine/rocksdb_options.h"

namespace flavorbot::engine {
namespace {

constexpr const char* kNoKey = "";  // nothing is ever stored under it
constexpr const char* kMemoryDirectory = "/flavorbot";
constexpr std::chrono::milliseconds kBetweenRecoveries{100};
constexpr std::size_t kSpareBytes = std::size_t{1} << 20;  // that a recovery may need besides

// What must be free for a write to be tried, in write buffers: a full log, and the table file that
// it becomes.
constexpr std::uint64_t kReservedBuffers = 2;

std::uint64_t TableFileBytes(rocksdb::DB& db) {
  std::uint64_t bytes = 0;
  db.GetIntProperty(rocksdb::DB::Properties::kTotalSstFilesSize, &bytes);
  return bytes;
}

}  // namespace

Store::Store(const StoreOptions& options) : options_(options) {}

base::Result<std::unique_ptr<Store>, OpenError> Store::Open(const StoreOptions& options) {
  std::unique_ptr<Store> store(new Store(options));
  if (options.storage == StorageKind::kDisk) {
    if (auto made = MakeDataDirectory(options.directory); !made) {
      return std::unexpected(std::move(made).error());
    }
    auto lock = DirectoryLock::Take(options.directory);
    if (!lock) return std::unexpected(std::move(lock).error());
    store->lock_ = std::move(*lock);
    if (auto checked = CheckFormat(options.directory); !checked) {
      return std::unexpected(std::move(checked).error());
    }
  }
  if (auto opened = store->OpenDatabase(); !opened) {
    return std::unexpected(std::move(opened).error());
  }
  if (TableFileBytes(*store->db_) > options.verify_at_open_bytes) {
    store->verifier_ = std::thread([raw = store.get()] { raw->VerifyInBackground(); });
  } else if (const auto verified = store->VerifyTableFiles(); !verified.ok()) {
    return std::unexpected(ToOpenError(verified, options.directory));
  }
  return store;
}

rocksdb::Status Store::TryOpen(rocksdb::Env* env) {
  rocksdb::DB* db = nullptr;
  auto options = MakeRocksDbOptions(options_, env);
  options.listeners.push_back(merges_);
  const auto status = rocksdb::DB::Open(options, options_.directory.string(), &db);
  db_.reset(db);
  if (status.ok()) merges_->Begin(*db_);
  return status;
}

base::Result<void, OpenError> Store::OpenDatabase() {
  rocksdb::Env* env = options_.env != nullptr ? options_.env : rocksdb::Env::Default();
  if (options_.storage == StorageKind::kMemory) {
    memory_env_.reset(rocksdb::NewMemEnv(env));
    env = memory_env_.get();
    options_.directory = kMemoryDirectory;
  } else {
    recoverable_env_ = MakeRecoverableFiles(*env);
    env = recoverable_env_.get();
  }
  auto status = TryOpen(env);
  if (status.IsCorruption() && options_.storage == StorageKind::kDisk) {
    const auto cut = CutTornTail(options_.directory);
    if (!cut) return std::unexpected(cut.error());
    if (*cut) status = TryOpen(env);
  }
  if (!status.ok()) return std::unexpected(ToOpenError(status, options_.directory));
  return {};
}

rocksdb::Status Store::VerifyTableFiles() {
  std::vector<rocksdb::LiveFileMetaData> files;
  db_->GetLiveFilesMetaData(&files);
  const auto options = db_->GetOptions();
  for (const auto& file : files) {
    if (closing_) break;
    const auto path = file.db_path + file.name;
    rocksdb::SstFileReader reader(options);
    auto status = reader.Open(path);
    if (status.ok()) status = reader.VerifyChecksum();
    // A compaction may have deleted the file meanwhile.
    if (status.IsCorruption()) return rocksdb::Status::Corruption(path, status.ToString());
  }
  return rocksdb::Status::OK();
}

void Store::VerifyInBackground() {
  const auto status = VerifyTableFiles();
  if (status.ok()) return;
  damaged_ = true;
  base::Log(base::Level::kError, "table_damaged",
            {{"cause", status.ToString()},
             {"effect", "reads go on, writes are refused; restore the data directory"}});
}

rocksdb::Status Store::Recover() {
  // Each attempt may write as much as memory holds: a full disk isn't kept busy with them.
  if (std::chrono::steady_clock::now() < recover_after_) return recovery_;
  recovery_ = TryRecover();
  recover_after_ = std::chrono::steady_clock::now() + kBetweenRecoveries;
  return recovery_;
}

rocksdb::Status Store::TryRecover() {
  // Resume flushes what is in memory. Were it to run out of space once more, RocksDB would refuse
  // for good; so it is tried only once there is room for all of it.
  std::uint64_t needed = 0;
  db_->GetIntProperty(rocksdb::DB::Properties::kCurSizeAllMemTables, &needed);
  const auto probe = (options_.directory / "SPACE").string();
  auto* env = db_->GetEnv();
  auto status = rocksdb::WriteStringToFile(env, std::string(needed + kSpareBytes, '\0'), probe,
                                           /*should_sync=*/true);
  env->DeleteFile(probe).PermitUncheckedError();  // it is written anew each time
  return status.ok() ? db_->Resume() : status;
}

rocksdb::Status Store::PutMark() {
  if (options_.storage == StorageKind::kMemory) return rocksdb::Status::OK();
  rocksdb::WriteOptions beside_log;
  beside_log.disableWAL = true;
  return db_->Delete(beside_log, kNoKey);
}

rocksdb::Status Store::CheckRoom() {
  if (options_.storage == StorageKind::kMemory) return rocksdb::Status::OK();
  std::uint64_t free = 0;
  const auto known = db_->GetEnv()->GetFreeSpace(options_.directory.string(), &free);
  const auto reserved = kReservedBuffers * WriteBufferBytes(options_.block_cache_bytes);
  if (!known.ok() || free >= reserved) return rocksdb::Status::OK();
  return rocksdb::Status::NoSpace("less than " + std::to_string(reserved >> 20) + " MB are free");
}

rocksdb::Status Store::CheckWritable() {
  if (damaged_) return rocksdb::Status::Corruption("a checksum is wrong; writes are refused");
  return CheckRoom();
}

std::filesystem::path Store::directory() const {
  std::error_code error;
  auto absolute = std::filesystem::absolute(options_.directory, error);
  return error ? options_.directory : absolute;
}

rocksdb::Status Store::TryWrite(rocksdb::WriteBatch& batch) {
  if (const auto room = CheckRoom(); !room.ok()) return room;
  if (failing_) {
    const auto resumed = Recover();
    if (!resumed.ok()) return resumed;
  }
  if (const auto merged = merges_->Await(); !merged.ok()) return merged;
  if (const auto marked = PutMark(); !marked.ok()) return marked;
  rocksdb::WriteOptions write;
  write.sync = options_.durability == Durability::kFsync && options_.storage == StorageKind::kDisk;
  return db_->Write(write, &batch);
}

rocksdb::Status Store::Write(rocksdb::WriteBatch& batch) {
  if (damaged_) return rocksdb::Status::Corruption("a checksum is wrong; writes are refused");
  const auto status = TryWrite(batch);
  if (!status.ok() && !failing_) {
    base::Log(base::Level::kError, "table_write_failed", {{"cause", status.ToString()}});
  } else if (status.ok() && failing_) {
    base::Log(base::Level::kInfo, "table_write_recovered");
  }
  failing_ = !status.ok();
  return status;
}

rocksdb::Status Store::SyncLog() {
  if (options_.storage == StorageKind::kMemory) return rocksdb::Status::OK();
  // RocksDB (7.8 as Debian builds it) ends the process when a log is synced that a write to failed.
  // The recovery flushes what the log holds instead.
  if (failing_) return rocksdb::Status::OK();
  return db_->SyncWAL();
}

Store::~Store() {
  closing_ = true;
  if (verifier_.joinable()) verifier_.join();
  if (!db_) return;
  // So that the next start has no log to replay. What can't be flushed is in the log.
  rocksdb::FlushOptions flush;
  flush.allow_write_stall = true;
  auto status = failing_ ? rocksdb::Status::OK() : db_->Flush(flush);
  if (status.ok() && !failing_) status = SyncLog();
  if (const auto closed = db_->Close(); status.ok()) status = closed;
  if (!status.ok()) {
    base::Log(base::Level::kError, "table_close_failed", {{"cause", status.ToString()}});
  }
}

}  // namespace flavorbot::engine
