// Table files that can't be merged: once too many wait, writes are refused instead of held, and go
// on when the disk does.
#include <gtest/gtest.h>
#include <pthread.h>
#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <array>
#include <atomic>
#include <chrono>
#include <string_view>
#include <thread>

#include "engine/store.h"
#include "engine/temporary_directory.h"

namespace flavorbot::engine {
namespace {

using rocksdb::IOStatus;

// The threads that merge have this name.
bool IsMerging() {
  std::array<char, 16> name{};
  ::pthread_getname_np(::pthread_self(), name.data(), name.size());
  return std::string_view(name.data()) == "rocksdb:low";
}

class DiskThatCantMerge : public rocksdb::FileSystemWrapper {
 public:
  DiskThatCantMerge() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}
  const char* Name() const override { return "DiskThatCantMerge"; }

  IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                           std::unique_ptr<rocksdb::FSWritableFile>* file,
                           rocksdb::IODebugContext* debug) override {
    if (fails && IsMerging()) return IOStatus::IOError("Input/output error");
    return FileSystemWrapper::NewWritableFile(name, options, file, debug);
  }

  std::atomic<bool> fails = true;
};

rocksdb::Status Put(Store& store, int key) {
  rocksdb::WriteBatch batch;
  EXPECT_TRUE(batch.Put(std::to_string(key), "x").ok());
  return store.Write(batch);
}

TEST(MergeWatch, WritesAreRefusedWhileTooManyFilesCantBeMergedAndGoOnAfterwards) {
  const TemporaryDirectory directory;
  const auto disk = std::make_shared<DiskThatCantMerge>();
  const auto env = rocksdb::NewCompositeEnv(disk);
  const auto opened = Store::Open({.directory = directory.path() / "table", .env = env.get()});
  ASSERT_TRUE(opened.has_value()) << opened.error().message;
  Store& store = **opened;

  constexpr int kMostFiles = 100;
  rocksdb::Status status;
  int written = 0;
  for (; status.ok() && written < kMostFiles; ++written) {
    status = Put(store, written);
    rocksdb::FlushOptions flush;
    flush.allow_write_stall = true;
    if (status.ok()) ASSERT_TRUE(store.db().Flush(flush).ok());
  }
  EXPECT_TRUE(status.IsIOError()) << status.ToString();
  EXPECT_LT(written, kMostFiles);

  disk->fails = false;
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
  while (!status.ok() && std::chrono::steady_clock::now() < deadline) {
    status = Put(store, written);
    std::this_thread::yield();
  }
  EXPECT_TRUE(status.ok()) << status.ToString();
}

}  // namespace
}  // namespace flavorbot::engine
