#include "crash/power_cut_disk.h"

#include <filesystem>
#include <fstream>
#include <utility>

namespace flavorbot::crash {
namespace {

using rocksdb::FileOptions;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;
namespace fs = std::filesystem;

IOStatus NoPower() { return IOStatus::IOError("the power is cut"); }

std::string DirectoryOf(const std::string& path) {
  auto directory = fs::path(path).parent_path().string();
  return directory;
}

class CutFile final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  CutFile(std::unique_ptr<rocksdb::FSWritableFile> file, PowerCutDisk& disk, std::string name)
      : FSWritableFileOwnerWrapper(std::move(file)), disk_(disk), name_(std::move(name)) {}

  IOStatus Append(const rocksdb::Slice& data, const IOOptions& options,
                  IODebugContext* debug) override {
    if (!disk_.CountCall()) return NoPower();
    return FSWritableFileOwnerWrapper::Append(data, options, debug);
  }
  IOStatus Append(const rocksdb::Slice& data, const IOOptions& options,
                  const rocksdb::DataVerificationInfo& info, IODebugContext* debug) override {
    if (!disk_.CountCall()) return NoPower();
    return FSWritableFileOwnerWrapper::Append(data, options, info, debug);
  }
  IOStatus Truncate(std::uint64_t size, const IOOptions& options, IODebugContext* debug) override {
    if (!disk_.CountCall()) return NoPower();
    return FSWritableFileOwnerWrapper::Truncate(size, options, debug);
  }
  IOStatus Sync(const IOOptions& options, IODebugContext* debug) override {
    return NoteSync(options, debug);
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* debug) override {
    return NoteSync(options, debug);
  }
  // A hint to begin writing; it promises nothing.
  IOStatus RangeSync(std::uint64_t, std::uint64_t, const IOOptions&, IODebugContext*) override {
    return disk_.is_cut() ? NoPower() : IOStatus::OK();
  }
  IOStatus Close(const IOOptions& options, IODebugContext* debug) override {
    auto status = FSWritableFileOwnerWrapper::Close(options, debug);
    return disk_.is_cut() ? NoPower() : status;
  }

 private:
  // The sync itself is left out: the machine's own power stays on. What is appended meanwhile by
  // another thread is not counted.
  IOStatus NoteSync(const IOOptions& options, IODebugContext* debug) {
    if (!disk_.CountCall()) return NoPower();
    const auto size = FSWritableFileOwnerWrapper::GetFileSize(options, debug);
    auto status = FSWritableFileOwnerWrapper::Flush(options, debug);
    if (status.ok()) disk_.NoteSync(name_, size);
    return status;
  }

  PowerCutDisk& disk_;
  const std::string name_;
};

class CutDirectory final : public rocksdb::FSDirectory {
 public:
  CutDirectory(PowerCutDisk& disk, std::string name) : disk_(disk), name_(std::move(name)) {}

  IOStatus Fsync(const IOOptions&, IODebugContext*) override {
    if (!disk_.CountCall()) return NoPower();
    disk_.NoteDirectorySync(name_);
    return IOStatus::OK();
  }
  IOStatus Close(const IOOptions&, IODebugContext*) override { return IOStatus::OK(); }

 private:
  PowerCutDisk& disk_;
  const std::string name_;
};

}  // namespace

PowerCutDisk::PowerCutDisk(std::string limbo, std::uint32_t seed)
    : FileSystemWrapper(rocksdb::FileSystem::Default()), limbo_(std::move(limbo)), random_(seed) {}

PowerCutDisk::~PowerCutDisk() = default;

bool PowerCutDisk::is_cut() {
  const std::lock_guard lock(mutex_);
  return cut_;
}

void PowerCutDisk::CutPower() {
  const std::lock_guard lock(mutex_);
  cut_ = true;
}

void PowerCutDisk::CutPowerAfter(std::uint32_t calls) {
  const std::lock_guard lock(mutex_);
  calls_left_ = calls;
}

bool PowerCutDisk::CountCall() {
  const std::lock_guard lock(mutex_);
  return CountCallLocked();
}

bool PowerCutDisk::CountCallLocked() {
  if (!cut_ && calls_left_ && (*calls_left_)-- == 0) cut_ = true;
  return !cut_;
}

void PowerCutDisk::NoteSync(const std::string& name, std::uint64_t size) {
  const std::lock_guard lock(mutex_);
  // A sync that the cut overtook promises nothing.
  if (!cut_) synced_[name] = size;
}

void PowerCutDisk::NoteDirectorySync(const std::string& directory) {
  const std::lock_guard lock(mutex_);
  if (cut_) return;
  const auto found = unsynced_.find(directory);
  if (found == unsynced_.end()) return;
  for (const Change& change : found->second) {
    if (!change.replaced_from.empty()) fs::remove(change.replaced_from);
  }
  unsynced_.erase(found);
}

void PowerCutDisk::Note(const std::string& path, Change change) {
  unsynced_[DirectoryOf(path)].push_back(std::move(change));
}

std::string PowerCutDisk::MoveToLimbo(const std::string& path) {
  auto place = limbo_ + "/" + std::to_string(next_in_limbo_++);
  fs::rename(path, place);
  if (const auto found = synced_.find(path); found != synced_.end()) {
    synced_[place] = found->second;
    synced_.erase(path);
  }
  return place;
}

IOStatus PowerCutDisk::NewWritableFile(const std::string& name, const FileOptions& options,
                                       std::unique_ptr<rocksdb::FSWritableFile>* file,
                                       IODebugContext* debug) {
  {
    const std::lock_guard lock(mutex_);
    if (!CountCallLocked()) return NoPower();
    Change change{.remove = name};
    if (fs::exists(name)) {
      change.replaced_from = MoveToLimbo(name);
      change.replaced_to = name;
    }
    Note(name, std::move(change));
    synced_[name] = 0;
  }
  auto status = FileSystemWrapper::NewWritableFile(name, options, file, debug);
  if (status.ok()) *file = std::make_unique<CutFile>(std::move(*file), *this, name);
  return status;
}

IOStatus PowerCutDisk::ReopenWritableFile(const std::string& name, const FileOptions& options,
                                          std::unique_ptr<rocksdb::FSWritableFile>* file,
                                          IODebugContext* debug) {
  if (!CountCall()) return NoPower();
  auto status = FileSystemWrapper::ReopenWritableFile(name, options, file, debug);
  if (status.ok()) *file = std::make_unique<CutFile>(std::move(*file), *this, name);
  return status;
}

IOStatus PowerCutDisk::NewDirectory(const std::string& name, const IOOptions&,
                                    std::unique_ptr<rocksdb::FSDirectory>* directory,
                                    IODebugContext*) {
  if (!CountCall()) return NoPower();
  // Without a slash at its end, as parent_path gives it.
  auto plain = name;
  while (plain.size() > 1 && plain.ends_with('/')) plain.pop_back();
  *directory = std::make_unique<CutDirectory>(*this, std::move(plain));
  return IOStatus::OK();
}

IOStatus PowerCutDisk::DeleteFile(const std::string& name, const IOOptions&, IODebugContext*) {
  const std::lock_guard lock(mutex_);
  if (!CountCallLocked()) return NoPower();
  if (!fs::exists(name)) return IOStatus::NotFound(name);
  Note(name, {.replaced_from = MoveToLimbo(name), .replaced_to = name});
  return IOStatus::OK();
}

IOStatus PowerCutDisk::RenameFile(const std::string& from, const std::string& to,
                                  const IOOptions& options, IODebugContext* debug) {
  const std::lock_guard lock(mutex_);
  if (!CountCallLocked()) return NoPower();
  Change change{.restore_from = to, .restore_to = from};
  if (fs::exists(to)) {
    change.replaced_from = MoveToLimbo(to);
    change.replaced_to = to;
  }
  auto status = FileSystemWrapper::RenameFile(from, to, options, debug);
  if (const auto found = synced_.find(from); found != synced_.end()) {
    synced_[to] = found->second;
    synced_.erase(from);
  }
  Note(to, std::move(change));
  return status;
}

IOStatus PowerCutDisk::LinkFile(const std::string& from, const std::string& to,
                                const IOOptions& options, IODebugContext* debug) {
  const std::lock_guard lock(mutex_);
  if (!CountCallLocked()) return NoPower();
  Note(to, {.remove = to});
  return FileSystemWrapper::LinkFile(from, to, options, debug);
}

IOStatus PowerCutDisk::Truncate(const std::string& name, std::size_t size, const IOOptions& options,
                                IODebugContext* debug) {
  if (!CountCall()) return NoPower();
  return FileSystemWrapper::Truncate(name, size, options, debug);
}

void PowerCutDisk::Undo(const Change& change) {
  if (!change.remove.empty()) {
    fs::remove(change.remove);
    synced_.erase(change.remove);
  }
  const auto move_back = [this](const std::string& from, const std::string& to) {
    fs::rename(from, to);
    if (const auto found = synced_.find(from); found != synced_.end()) {
      synced_[to] = found->second;
      synced_.erase(from);
    }
  };
  if (!change.restore_to.empty()) move_back(change.restore_from, change.restore_to);
  if (!change.replaced_to.empty()) move_back(change.replaced_from, change.replaced_to);
}

void PowerCutDisk::CutTail(const std::string& path, std::uint64_t synced) {
  if (!fs::exists(path)) return;
  const auto written = fs::file_size(path);
  if (written <= synced) return;
  const auto kept = synced + random_() % (written - synced + 1);
  fs::resize_file(path, kept);
  // The length may have reached the disk before the bytes.
  const bool with_zeros = random_() % 4 == 0 && kept > synced;
  if (with_zeros) {
    fs::resize_file(path, synced + random_() % (kept - synced));
    fs::resize_file(path, kept);
  }
}

void PowerCutDisk::DropUnsynced() {
  const std::lock_guard lock(mutex_);
  for (auto& [directory, changes] : unsynced_) {
    const auto kept = random_() % (changes.size() + 1);
    while (changes.size() > kept) {
      Undo(changes.back());
      changes.pop_back();
    }
  }
  for (const auto& [path, synced] : synced_) CutTail(path, synced);
  for (const auto& left : fs::directory_iterator(limbo_)) fs::remove(left.path());
  unsynced_.clear();
  synced_.clear();
}

}  // namespace flavorbot::crash
