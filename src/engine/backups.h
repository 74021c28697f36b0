// Backups: the on-demand backups of tables, in the data directory.
//
//   backups/<id>/          a checkpoint of the whole store (checkpoint.h)
//   backups/<id>/RECORD    which table it is a backup of (backup_record.h); written last, so that a
//                          directory without it is no backup, and goes at the next opening
//
// In memory they are the same, in the memory's file system.
//
// Threads: every member from any thread. Create and Delete block on the disk; one at a time goes.
// Source:  API reference, CreateBackup, DeleteBackup.
#pragma once

#include <rocksdb/db.h>

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "dynamodb/error.h"
#include "engine/backup_record.h"
#include "engine/open_error.h"
#include "engine/store.h"

namespace flavorbot::engine {

// Each keeps the bytes that were the store's when it was made.
inline constexpr std::size_t kMaxBackups = 100;

// A backup that isn't deleted while this is there.
struct HeldBackup {
  BackupPtr backup;
  std::shared_ptr<const void> hold;
};

class Backups {
 public:
  // Borrows both.
  Backups(Store& store, const base::Clock& clock) : store_(store), clock_(clock) {}

  // Reads the records there are, and deletes what isn't finished. A damaged record is logged, and
  // its backup left alone.
  void Load();

  // A backup of the table as it is at a moment during the call.
  // Errors: kTableNotFoundException; kLimitExceededException; kServiceUnavailable when the disk is
  //         full; kInternalServerError.
  dynamodb::Result<BackupPtr> Create(const std::string& table_name, const std::string& backup_name);

  // Errors: kBackupNotFoundException.
  dynamodb::Result<HeldBackup> Hold(const std::string& arn) const;

  // Returns what it was. Errors: kBackupNotFoundException; kBackupInUseException while it is held.
  dynamodb::Result<BackupPtr> Delete(const std::string& arn);

  // In the order of their making.
  std::vector<BackupPtr> List() const;

  // Opens `backup` for reads. REQUIRES: it is held. Errors: kInternalServerError.
  dynamodb::Result<std::unique_ptr<rocksdb::DB>> Open(const Backup& backup) const;

 private:
  std::filesystem::path DirectoryOf(const std::string& id) const;
  dynamodb::Result<Backup> Describe(const std::string& id, const std::string& table_name) const;
  dynamodb::Result<void> WriteRecord(const Backup& backup) const;

  struct Entry {
    BackupPtr backup;
    std::shared_ptr<const void> hold;  // shared with each HeldBackup
  };

  Store& store_;
  const base::Clock& clock_;
  std::mutex changing_;  // held by Create and Delete
  mutable std::mutex mutex_;
  std::map<std::string, Entry> by_id_;
};

}  // namespace flavorbot::engine
