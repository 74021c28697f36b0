#include "engine/backups.h"

#include <algorithm>
#include <utility>

#include "base/log.h"
#include "dynamodb/packed_item.h"
#include "engine/arn.h"
#include "engine/checkpoint.h"
#include "engine/rocksdb_error.h"
#include "engine/table_record.h"

namespace flavorbot::engine {
namespace {

using dynamodb::ErrorCode;
using dynamodb::MakeError;
using dynamodb::Result;

constexpr const char* kDirectory = "backups";
constexpr const char* kRecord = "RECORD";

std::shared_ptr<const void> NewHold() { return std::make_shared<const int>(); }

dynamodb::Error NotFound(const std::string& arn) {
  return MakeError(ErrorCode::kBackupNotFoundException, "Backup not found: " + arn);
}

dynamodb::Error Damaged(std::string what) {
  return ToError(rocksdb::Status::Corruption(std::move(what)));
}

}  // namespace

std::filesystem::path Backups::DirectoryOf(const std::string& id) const {
  return store_.directory() / kDirectory / id;
}

void Backups::Load() {
  std::vector<std::string> ids;
  auto& env = store_.env();
  if (!env.GetChildren((store_.directory() / kDirectory).string(), &ids).ok()) return;
  for (const auto& id : ids) {
    if (id == "." || id == "..") continue;
    std::string bytes;
    const auto read = rocksdb::ReadFileToString(&env, (DirectoryOf(id) / kRecord).string(), &bytes);
    if (read.IsNotFound() || read.IsPathNotFound()) {
      DeleteCheckpoint(env, DirectoryOf(id)).PermitUncheckedError();  // tried again at each opening
      continue;
    }
    auto backup = DecodeBackup(bytes);
    if (!read.ok() || !backup || backup->id != id) {
      base::Log(base::Level::kError, "backup_damaged",
                {{"directory", DirectoryOf(id).string()},
                 {"cause", read.ok() ? "its record is not as it was written" : read.ToString()}});
      continue;
    }
    by_id_[id] = {std::make_shared<const Backup>(*std::move(backup)), NewHold()};
  }
}

Result<BackupPtr> Backups::Create(const std::string& table_name, const std::string& backup_name) {
  const std::lock_guard changing(changing_);
  if (List().size() >= kMaxBackups) {
    return std::unexpected(
        MakeError(ErrorCode::kLimitExceededException,
                  "Subscriber limit exceeded: There is a limit of 100 backups; delete some first"));
  }
  const auto now = clock_.Now();
  const auto id = NewBackupId(now);
  const auto directory = DirectoryOf(id);
  auto status = store_.env().CreateDirIfMissing(directory.parent_path().string());
  if (status.ok()) status = MakeCheckpoint(store_, directory);
  if (!status.ok()) return std::unexpected(ToError(status));

  auto backup = Describe(id, table_name);
  Result<void> written;
  if (backup) {
    backup->id = id;
    backup->arn = BackupArn(backup->table.description.table_arn, id);
    backup->name = backup_name;
    backup->created = now;
    written = WriteRecord(*backup);
  }
  if (!backup || !written) {
    DeleteCheckpoint(store_.env(), directory).PermitUncheckedError();  // or at the next opening
    return std::unexpected(backup ? std::move(written).error() : std::move(backup).error());
  }
  auto made = std::make_shared<const Backup>(*std::move(backup));
  const std::lock_guard lock(mutex_);
  by_id_[id] = {made, NewHold()};
  return made;
}

Result<Backup> Backups::Describe(const std::string& id, const std::string& table_name) const {
  std::unique_ptr<rocksdb::DB> db;
  auto status = OpenCheckpoint(store_.env(), DirectoryOf(id), db);
  if (!status.ok()) return std::unexpected(ToError(status));
  std::string record;
  status = db->Get(rocksdb::ReadOptions(), CatalogKey(table_name), &record);
  if (status.IsNotFound()) {
    return std::unexpected(
        MakeError(ErrorCode::kTableNotFoundException, "Table not found: " + table_name));
  }
  if (!status.ok()) return std::unexpected(ToError(status));
  auto table = dynamodb::CheckPacked(record) ? FromRecord(dynamodb::Unpack(record)) : std::nullopt;
  if (!table) return std::unexpected(Damaged("the catalog's record '" + table_name + "'"));
  Backup backup{.table = *std::move(table)};
  std::string counts;
  status = db->Get(rocksdb::ReadOptions(), CounterKey(backup.table.id), &counts);
  if (status.IsNotFound()) return backup;  // nothing was ever written to it
  if (!status.ok()) return std::unexpected(ToError(status));
  auto decoded = DecodeCounts(counts);
  if (!decoded) return std::unexpected(Damaged("a table's counters"));
  backup.counts = *std::move(decoded);
  return backup;
}

Result<void> Backups::WriteRecord(const Backup& backup) const {
  const auto file = (DirectoryOf(backup.id) / kRecord).string();
  const auto beside = file + ".new";
  auto& env = store_.env();
  auto status = rocksdb::WriteStringToFile(&env, EncodeBackup(backup), beside,
                                           /*should_sync=*/true);
  if (status.ok()) status = env.RenameFile(beside, file);
  std::unique_ptr<rocksdb::Directory> directory;
  if (status.ok()) status = env.NewDirectory(DirectoryOf(backup.id).string(), &directory);
  if (status.ok()) status = directory->Fsync();
  if (!status.ok()) return std::unexpected(ToError(status));
  return {};
}

Result<HeldBackup> Backups::Hold(const std::string& arn) const {
  const std::lock_guard lock(mutex_);
  for (const auto& [id, entry] : by_id_) {
    if (entry.backup->arn == arn) return HeldBackup{entry.backup, entry.hold};
  }
  return std::unexpected(NotFound(arn));
}

Result<BackupPtr> Backups::Delete(const std::string& arn) {
  const std::lock_guard changing(changing_);
  BackupPtr backup;
  {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find_if(
        by_id_, [&arn](const auto& entry) { return entry.second.backup->arn == arn; });
    if (found == by_id_.end()) return std::unexpected(NotFound(arn));
    if (found->second.hold.use_count() > 1) {
      return std::unexpected(
          MakeError(ErrorCode::kBackupInUseException, "Backup is in use: " + arn));
    }
    backup = found->second.backup;
    by_id_.erase(found);
  }
  // Without its record it is no backup any more, whatever becomes of its files.
  const auto directory = DirectoryOf(backup->id);
  auto status = store_.env().DeleteFile((directory / kRecord).string());
  if (status.ok()) status = DeleteCheckpoint(store_.env(), directory);
  if (!status.ok()) {
    base::Log(base::Level::kWarning, "backup_not_deleted",
              {{"directory", directory.string()}, {"cause", status.ToString()}});
  }
  return backup;
}

std::vector<BackupPtr> Backups::List() const {
  const std::lock_guard lock(mutex_);
  std::vector<BackupPtr> backups;
  for (const auto& [id, entry] : by_id_) backups.push_back(entry.backup);
  return backups;
}

Result<std::unique_ptr<rocksdb::DB>> Backups::Open(const Backup& backup) const {
  std::unique_ptr<rocksdb::DB> db;
  const auto status = OpenCheckpoint(store_.env(), DirectoryOf(backup.id), db);
  if (!status.ok()) return std::unexpected(ToError(status));
  return db;
}

}  // namespace flavorbot::engine
