#include "engine/store.h"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "engine/temporary_directory.h"

namespace flavorbot::engine {
namespace {

class StoreTest : public ::testing::Test {
 protected:
  StoreOptions Options(std::size_t verify_at_open_bytes) {
    return {.directory = directory_.path() / "table", .verify_at_open_bytes = verify_at_open_bytes};
  }

  static rocksdb::Status Put(Store& store, std::string_view key) {
    rocksdb::WriteBatch batch;
    EXPECT_TRUE(batch.Put(rocksdb::Slice(key), std::string(1000, 'x')).ok());
    return store.Write(batch);
  }

  void DamageTableFile() {
    for (const auto& entry : std::filesystem::directory_iterator(directory_.path() / "table")) {
      if (entry.path().extension() != ".sst") continue;
      std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
      file.seekp(50);
      file.put('\x55');
    }
  }

  TemporaryDirectory directory_;
};

// Too much to verify while somebody waits for the start: a finding turns the store read-only.
TEST_F(StoreTest, DamageFoundInTheBackgroundRefusesWritesFromThenOn) {
  {
    const auto store = Store::Open(Options(kVerifyAtOpenBytes));
    ASSERT_TRUE(store.has_value());
    for (const char* key : {"a", "b", "c"}) EXPECT_TRUE(Put(**store, key).ok());
  }
  DamageTableFile();
  const auto store = Store::Open(Options(0));
  ASSERT_TRUE(store.has_value()) << store.error().message;
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{20};
  auto status = Put(**store, "d");
  while (status.ok() && std::chrono::steady_clock::now() < end) {
    std::this_thread::yield();
    status = Put(**store, "d");
  }
  EXPECT_TRUE(status.IsCorruption()) << status.ToString();
}

TEST_F(StoreTest, WholeFilesStayWritableAfterTheBackgroundCheck) {
  {
    const auto store = Store::Open(Options(kVerifyAtOpenBytes));
    ASSERT_TRUE(store.has_value());
    EXPECT_TRUE(Put(**store, "a").ok());
  }
  auto store = Store::Open(Options(0));
  ASSERT_TRUE(store.has_value());
  EXPECT_TRUE(Put(**store, "b").ok());
  store->reset();  // waits for the check
  EXPECT_TRUE(Store::Open(Options(kVerifyAtOpenBytes)).has_value());
}

}  // namespace
}  // namespace flavorbot::engine
