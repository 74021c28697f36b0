// A disk that is full for a while: writes are refused with a clear text, none is half done, and
// they go on once there is room.
#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <atomic>

#include "engine/api_fixture.h"
#include "engine/commit_call.h"
#include "engine/engine.h"
#include "engine/prepare_write.h"
#include "engine/read_item.h"
#include "engine/temporary_directory.h"

namespace flavorbot::engine {
namespace {

using rocksdb::IOStatus;

// A file that takes nothing while `full`.
class LimitedFile : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  LimitedFile(std::unique_ptr<rocksdb::FSWritableFile> file, const std::atomic<bool>& full)
      : FSWritableFileOwnerWrapper(std::move(file)), full_(full) {}

  using FSWritableFileOwnerWrapper::Append;
  IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                  rocksdb::IODebugContext* debug) override {
    if (full_) return IOStatus::NoSpace("no space left on the disk");
    return FSWritableFileOwnerWrapper::Append(data, options, debug);
  }

 private:
  const std::atomic<bool>& full_;
};

class LimitedDisk : public rocksdb::FileSystemWrapper {
 public:
  LimitedDisk() : FileSystemWrapper(rocksdb::FileSystem::Default()) {}
  const char* Name() const override { return "LimitedDisk"; }

  IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                           std::unique_ptr<rocksdb::FSWritableFile>* file,
                           rocksdb::IODebugContext* debug) override {
    if (full) return IOStatus::NoSpace("no space left on the disk");
    auto status = FileSystemWrapper::NewWritableFile(name, options, file, debug);
    if (status.ok()) *file = std::make_unique<LimitedFile>(std::move(*file), full);
    return status;
  }

  std::atomic<bool> full = false;
};

class FullDisk : public ::testing::Test {
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

  bool Has(const std::string& pk) {
    const auto key = BindByKey(WriteKind::kDelete, table_, {{"PK", S(pk)}}, {})->key;
    return *ReadStoredItem(engine_->store(), key) != nullptr;
  }

  TemporaryDirectory directory_;
  std::shared_ptr<LimitedDisk> disk_ = std::make_shared<LimitedDisk>();
  std::unique_ptr<rocksdb::Env> env_ = rocksdb::NewCompositeEnv(disk_);
  TablePtr table_;
  std::unique_ptr<Engine> engine_;
};

TEST_F(FullDisk, RefusesWritesUntilThereIsRoomAndLosesNothing) {
  EXPECT_TRUE(Put("before").has_value());
  disk_->full = true;
  for (int i = 0; i < 3; ++i) {
    EXPECT_ERROR(Put("during"), kServiceUnavailable, "The disk that holds the table is full");
  }
  EXPECT_TRUE(Has("before"));
  EXPECT_FALSE(Has("during"));
  EXPECT_EQ(engine_->counters().Get(1).table.items, 1);

  disk_->full = false;
  const auto put = Put("after");
  EXPECT_TRUE(put.has_value()) << put.error().message << put.error().cause;
  engine_.reset();
  OpenEngine();
  EXPECT_TRUE(Has("before"));
  EXPECT_FALSE(Has("during"));
  EXPECT_TRUE(Has("after"));
  EXPECT_EQ(engine_->counters().Get(1).table.items, 2);
}

}  // namespace
}  // namespace flavorbot::engine
