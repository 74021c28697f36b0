// A disk that is full or gives errors for a while: writes are refused with a clear text, reads go
// on, what was acknowledged stays, and writes go on once the disk does, without a restart.
#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <random>
#include <vector>

#include "engine/api_fixture.h"
#include "engine/commit_call.h"
#include "engine/engine.h"
#include "engine/prepare_write.h"
#include "engine/read_item.h"
#include "engine/temporary_directory.h"

namespace flavorbot::engine {
namespace {

using rocksdb::IOStatus;

enum class Fault { kNone, kFull, kNoNewFile, kAppend, kTornAppend, kSync };

IOStatus Broken() { return IOStatus::IOError("Input/output error"); }
IOStatus Full() { return IOStatus::NoSpace("no space left on the disk"); }

// What befalls each operation on the disk: `fault`, or spells of faults as chance has it.
class Faults {
 public:
  Fault Next() {
    if (!spells_on_) return fault;
    const std::lock_guard lock(mutex_);
    if (left_ > 0) {
      --left_;
      return current_;
    }
    if (random_() % 100 == 0) {
      constexpr Fault kFaults[] = {Fault::kFull, Fault::kNoNewFile, Fault::kAppend,
                                   Fault::kTornAppend, Fault::kSync};
      current_ = kFaults[random_() % std::size(kFaults)];
      left_ = 1 + static_cast<int>(random_() % 20);
      ++spells_;
    }
    return Fault::kNone;
  }

  void StartSpells(unsigned seed) {
    random_.seed(seed);
    spells_on_ = true;
  }
  void StopSpells() { spells_on_ = false; }
  int spells() const { return spells_; }

  std::atomic<Fault> fault = Fault::kNone;

 private:
  std::atomic<bool> spells_on_ = false;
  std::atomic<int> spells_ = 0;
  std::mutex mutex_;
  std::mt19937 random_;
  Fault current_ = Fault::kNone;
  int left_ = 0;
};

class FaultyFile : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  FaultyFile(std::unique_ptr<rocksdb::FSWritableFile> file, Faults& faults)
      : FSWritableFileOwnerWrapper(std::move(file)), faults_(faults) {}

  using FSWritableFileOwnerWrapper::Append;
  IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                  rocksdb::IODebugContext* debug) override {
    const auto fault = faults_.Next();
    if (fault == Fault::kFull) return Full();
    if (fault == Fault::kAppend) return Broken();
    if (fault == Fault::kTornAppend) {
      const rocksdb::Slice half(data.data(), data.size() / 2);
      auto status = FSWritableFileOwnerWrapper::Append(half, options, debug);
      return status.ok() ? Broken() : status;
    }
    return FSWritableFileOwnerWrapper::Append(data, options, debug);
  }
  IOStatus Sync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* debug) override {
    if (faults_.Next() == Fault::kSync) return Broken();
    return FSWritableFileOwnerWrapper::Sync(options, debug);
  }
  IOStatus Fsync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* debug) override {
    if (faults_.Next() == Fault::kSync) return Broken();
    return FSWritableFileOwnerWrapper::Fsync(options, debug);
  }

 private:
  Faults& faults_;
};

class FaultyDisk : public rocksdb::FileSystemWrapper, public Faults {
 public:
  FaultyDisk() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}
  const char* Name() const override { return "FaultyDisk"; }

  IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                           std::unique_ptr<rocksdb::FSWritableFile>* file,
                           rocksdb::IODebugContext* debug) override {
    const auto fault = Next();
    if (fault == Fault::kFull) return Full();
    if (fault == Fault::kNoNewFile) return Broken();
    auto status = FileSystemWrapper::NewWritableFile(name, options, file, debug);
    if (status.ok()) *file = std::make_unique<FaultyFile>(std::move(*file), *this);
    return status;
  }
};

class FailingDisk : public ::testing::Test {
 protected:
  void OpenEngine() {
    auto opened = Engine::Open({.data_directory = directory_.path() / "table",
                                .sweep_interval = std::chrono::milliseconds{0}},
                               env_.get());
    ASSERT_TRUE(opened.has_value()) << opened.error().message;
    engine_ = std::move(*opened);
  }

  void SetUp() override {
    OpenEngine();
    auto description =
        dynamodb::TableDescription{.table_name = "t",
                                   .attribute_definitions = {{"PK", dynamodb::ScalarType::kS}},
                                   .key_schema = {{"PK", dynamodb::KeyType::kHash}}};
    table_ = std::make_shared<const Table>(MakeTable(1, description, {}, std::nullopt));
    engine_->catalog().Put(table_);
  }

  dynamodb::Result<CommitOutcome> Put(const std::string& pk) {
    auto write = BindPut(table_, {{"PK", S(pk)}}, {});
    auto request = std::make_unique<CommitRequest>();
    request->writes.push_back(std::move(*write));
    return Await(Commit(engine_->committer(), std::move(request)));
  }

  // As a client does: again, until the table takes it.
  void PutInTheEnd(const std::string& pk) {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    auto put = Put(pk);
    while (!put && std::chrono::steady_clock::now() < deadline) put = Put(pk);
    ASSERT_TRUE(put.has_value()) << put.error().message << ": " << put.error().cause;
  }

  bool Has(const std::string& pk) {
    const auto key = BindByKey(WriteKind::kDelete, table_, {{"PK", S(pk)}}, {})->key;
    return *ReadStoredItem(engine_->store(), key) != nullptr;
  }

  // What is refused while the disk is as `fault` says, and that all is well afterwards.
  void ExpectRecovery(Fault fault, const char* text) {
    ASSERT_TRUE(Put("before").has_value());
    disk_->fault = fault;
    for (int i = 0; i < 3; ++i) EXPECT_ERROR(Put("during"), kServiceUnavailable, text);
    EXPECT_TRUE(Has("before"));
    EXPECT_FALSE(Has("during"));
    EXPECT_EQ(engine_->counters().Get(1).table.items, 1);

    disk_->fault = Fault::kNone;
    PutInTheEnd("after");
    engine_.reset();
    OpenEngine();
    EXPECT_TRUE(Has("before"));
    EXPECT_FALSE(Has("during"));
    EXPECT_TRUE(Has("after"));
    EXPECT_EQ(engine_->counters().Get(1).table.items, 2);
  }

  TemporaryDirectory directory_;
  std::shared_ptr<FaultyDisk> disk_ = std::make_shared<FaultyDisk>();
  std::unique_ptr<rocksdb::Env> env_ = rocksdb::NewCompositeEnv(disk_);
  TablePtr table_;
  std::unique_ptr<Engine> engine_;
};

TEST_F(FailingDisk, FullRefusesWritesUntilThereIsRoomAndLosesNothing) {
  ExpectRecovery(Fault::kFull, "The disk that holds the table is full");
}

TEST_F(FailingDisk, WritesThatFailAreRefusedUntilTheyWork) {
  ExpectRecovery(Fault::kAppend, "The disk that holds the table gives errors");
}

TEST_F(FailingDisk, AWriteThatFailsHalfWayIsNoWrite) {
  ExpectRecovery(Fault::kTornAppend, "The disk that holds the table gives errors");
}

TEST_F(FailingDisk, WhatCannotBeSyncedIsNotAcknowledged) {
  ExpectRecovery(Fault::kSync, "The disk that holds the table gives errors");
}

// Faults come at random operations and last for some, also while the store gets over the one
// before.
TEST_F(FailingDisk, NothingAcknowledgedIsLostWhileFaultsComeAndGo) {
  constexpr int kFaultSpells = 6;
  const int seed = testing::UnitTest::GetInstance()->random_seed();  // --gtest_random_seed
  disk_->StartSpells(static_cast<unsigned>(seed));
  std::vector<std::string> acknowledged;
  for (int i = 0; disk_->spells() < kFaultSpells; ++i) {
    const auto pk = std::to_string(i);
    if (Put(pk)) acknowledged.push_back(pk);
  }
  disk_->StopSpells();
  PutInTheEnd("last");
  acknowledged.push_back("last");
  for (int opened = 0; opened < 2; ++opened) {
    for (const auto& pk : acknowledged) EXPECT_TRUE(Has(pk)) << pk;
    engine_.reset();
    OpenEngine();
  }
  EXPECT_GT(acknowledged.size(), kFaultSpells);
}

}  // namespace
}  // namespace flavorbot::engine
