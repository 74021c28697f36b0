// A disk whose power can be cut: a file layer over the machine's that remembers what was never
// synced, and can drop it.
//
// As POSIX allows a disk to do it: bytes of a file are safe once the file was synced; that a file
// was created, renamed, linked or deleted is safe once its directory was. Of the rest a cut keeps
// some, by chance: a beginning of what was written, now and then with zeros at its end, and the
// first of the changes in a directory.
//
// Threads: any, as rocksdb::FileSystem says. DropUnsynced: when no file is open any more.
// Source:  POSIX.1-2017, fsync; RocksDB wiki, "WAL Recovery Modes".
#pragma once

#include <rocksdb/file_system.h>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace flavorbot::crash {

class PowerCutDisk final : public rocksdb::FileSystemWrapper {
 public:
  // Deleted files are kept below `limbo`, an empty directory, until that is safe.
  PowerCutDisk(std::string limbo, std::uint32_t seed);
  ~PowerCutDisk() override;

  // From now on everything that changes the disk fails.
  void CutPower();
  // The same after `calls` more calls that change the disk, so that a cut may fall anywhere: also
  // while the engine opens.
  void CutPowerAfter(std::uint32_t calls);

  // Leaves of the files what the cut left. REQUIRES: CutPower was called, every file is closed.
  void DropUnsynced();

  const char* Name() const override { return "PowerCutDisk"; }
  rocksdb::IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* file,
                                    rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus ReopenWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                       std::unique_ptr<rocksdb::FSWritableFile>* file,
                                       rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus NewDirectory(const std::string& name, const rocksdb::IOOptions& options,
                                 std::unique_ptr<rocksdb::FSDirectory>* directory,
                                 rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus DeleteFile(const std::string& name, const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus RenameFile(const std::string& from, const std::string& to,
                               const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus LinkFile(const std::string& from, const std::string& to,
                             const rocksdb::IOOptions& options,
                             rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus Truncate(const std::string& name, std::size_t size,
                             const rocksdb::IOOptions& options,
                             rocksdb::IODebugContext* debug) override;

  // Whether the power is cut; no call of this disk's own.
  bool is_cut();

  // What the files of this disk report: a call that is about to change something, and what was
  // synced. CountCall: false when the power is cut.
  bool CountCall();
  void NoteSync(const std::string& name, std::uint64_t size);
  void NoteDirectorySync(const std::string& directory);

 private:
  bool CountCallLocked();

  // How to take one change of a directory back.
  struct Change {
    std::string remove;         // a path that came to be; empty: none
    std::string restore_from;   // a path that goes back
    std::string restore_to;     // to here; empty: nowhere
    std::string replaced_from;  // in limbo: what the change replaced
    std::string replaced_to;
  };

  void Note(const std::string& path, Change change);
  std::string MoveToLimbo(const std::string& path);
  void Undo(const Change& change);
  void CutTail(const std::string& path, std::uint64_t synced);

  const std::string limbo_;
  std::mutex mutex_;
  std::mt19937 random_;
  bool cut_ = false;
  std::optional<std::uint32_t> calls_left_;
  std::uint64_t next_in_limbo_ = 0;
  std::map<std::string, std::uint64_t> synced_;          // bytes by path, of files written here
  std::map<std::string, std::vector<Change>> unsynced_;  // by directory, in order
};

}  // namespace flavorbot::crash
