// Table files that aren't merged: once too many wait, writes wait too, are refused when no merge
// succeeds, and go on when the disk does.
#include <gtest/gtest.h>
#include <pthread.h>
#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <array>
#include <atomic>
#include <chrono>
#include <future>
#include <string_view>
#include <thread>

#include "engine/merge_backlog.h"
#include "engine/store.h"
#include "engine/temporary_directory.h"

namespace flavorbot::engine {
namespace {

using rocksdb::IOStatus;

constexpr std::chrono::seconds kDeadline{20};

// The threads that merge, and those that flush, have these names.
constexpr std::string_view kMerger = "rocksdb:low";
constexpr std::string_view kFlusher = "rocksdb:high";

bool IsThread(std::string_view wanted) {
  std::array<char, 16> name{};
  ::pthread_getname_np(::pthread_self(), name.data(), name.size());
  return std::string_view(name.data()) == wanted;
}

// A disk whose merges fail or take their time, and whose flushes fail.
class SlowDisk : public rocksdb::FileSystemWrapper {
 public:
  SlowDisk() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}
  const char* Name() const override { return "SlowDisk"; }

  IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                           std::unique_ptr<rocksdb::FSWritableFile>* file,
                           rocksdb::IODebugContext* debug) override {
    if (IsThread(kMerger)) merges_wait.wait(true);
    if ((merges_fail && IsThread(kMerger)) || (flushes_fail && IsThread(kFlusher))) {
      return IOStatus::IOError("Input/output error");
    }
    return FileSystemWrapper::NewWritableFile(name, options, file, debug);
  }

  void LetMerge() {
    merges_wait = false;
    merges_wait.notify_all();
  }

  std::atomic<bool> merges_wait = false;
  std::atomic<bool> merges_fail = false;
  std::atomic<bool> flushes_fail = false;
};

class MergeBacklogTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = Store::Open({.directory = directory_.path() / "table", .env = env_.get()});
    ASSERT_TRUE(opened.has_value()) << opened.error().message;
    store_ = std::move(*opened);
  }
  void TearDown() override { disk_->LetMerge(); }

  rocksdb::Status Put(int key) {
    rocksdb::WriteBatch batch;
    EXPECT_TRUE(batch.Put(std::to_string(key), "x").ok());
    return store_->Write(batch);
  }

  rocksdb::Status Flush() {
    rocksdb::FlushOptions flush;
    flush.allow_write_stall = true;
    return store_->db().Flush(flush);
  }

  // Writes a table file each, until that many are there or a write fails.
  rocksdb::Status PutFiles(int files) {
    for (int key = 0; key < files; ++key) {
      if (auto status = Put(key); !status.ok()) return status;
      if (auto status = Flush(); !status.ok()) return status;
    }
    return rocksdb::Status::OK();
  }

  // What a write comes to, once the disk works again.
  rocksdb::Status PutUntilItSucceeds() {
    const auto deadline = std::chrono::steady_clock::now() + kDeadline;
    auto status = Put(0);
    while (!status.ok() && std::chrono::steady_clock::now() < deadline) {
      std::this_thread::yield();
      status = Put(0);
    }
    return status;
  }

  const TemporaryDirectory directory_;
  const std::shared_ptr<SlowDisk> disk_ = std::make_shared<SlowDisk>();
  const std::unique_ptr<rocksdb::Env> env_ = rocksdb::NewCompositeEnv(disk_);
  std::unique_ptr<Store> store_;
};

TEST_F(MergeBacklogTest, WritesAreRefusedWhileMergesFailAndGoOnAfterwards) {
  disk_->merges_fail = true;
  const auto refused = PutFiles(kMostUnmergedFiles + 1);
  EXPECT_TRUE(refused.IsIOError()) << refused.ToString();

  disk_->merges_fail = false;
  const auto written = PutUntilItSucceeds();
  EXPECT_TRUE(written.ok()) << written.ToString();
}

TEST_F(MergeBacklogTest, AWriteWaitsForAMergeThatTakesItsTime) {
  disk_->merges_wait = true;
  ASSERT_TRUE(PutFiles(kMostUnmergedFiles).ok());

  auto write = std::async(std::launch::async, [this] { return Put(0); });
  EXPECT_EQ(write.wait_for(std::chrono::milliseconds{50}), std::future_status::timeout);

  disk_->LetMerge();
  ASSERT_EQ(write.wait_for(kDeadline), std::future_status::ready);
  const auto written = write.get();
  EXPECT_TRUE(written.ok()) << written.ToString();
}

TEST_F(MergeBacklogTest, AWriteThatWaitsIsRefusedWhenTheDiskFailsMeanwhile) {
  disk_->merges_wait = true;
  ASSERT_TRUE(PutFiles(kMostUnmergedFiles).ok());
  auto write = std::async(std::launch::async, [this] { return Put(0); });

  disk_->flushes_fail = true;
  ASSERT_TRUE(store_->db().Put(rocksdb::WriteOptions(), "beside", "x").ok());
  EXPECT_TRUE(Flush().IsIOError());
  ASSERT_EQ(write.wait_for(kDeadline), std::future_status::ready);
  const auto refused = write.get();
  EXPECT_TRUE(refused.IsIOError()) << refused.ToString();

  disk_->flushes_fail = false;
  disk_->LetMerge();
  const auto written = PutUntilItSucceeds();
  EXPECT_TRUE(written.ok()) << written.ToString();
}

}  // namespace
}  // namespace flavorbot::engine
