// A checkpoint of all tables, of a directory that nobody holds and of one that is held.
#include "engine/directory_checkpoint.h"

#include <sys/stat.h>

#include <fstream>

#include "engine/api_fixture.h"
#include "engine/temporary_directory.h"

namespace flavorbot::engine {
namespace {

namespace fs = std::filesystem;

class DirectoryCheckpointTest : public ::testing::Test {
 protected:
  fs::path data() const { return directory_.path() / "table"; }

  std::unique_ptr<LocalApi> Open(const fs::path& path) {
    auto api =
        LocalApi::Open({.data_directory = path, .sweep_interval = std::chrono::milliseconds{0}});
    EXPECT_TRUE(api.has_value()) << api.error().message;
    return api ? *std::move(api) : nullptr;
  }

  std::unique_ptr<LocalApi> Fill(const fs::path& path) {
    auto api = Open(path);
    dynamodb::CallContext context;
    const dynamodb::CreateTableRequest request{
        .table_name = "t",
        .attribute_definitions = {{"PK", dynamodb::ScalarType::kS}},
        .key_schema = {{"PK", dynamodb::KeyType::kHash}},
        .billing_mode = dynamodb::BillingMode::kPayPerRequest};
    EXPECT_TRUE(Await(api->CreateTable(context, request)).has_value());
    for (const char* pk : {"a", "b"}) {
      EXPECT_TRUE(
          Await(api->PutItem(context, {.table_name = "t", .item = {{"PK", S(pk)}}})).has_value());
    }
    return api;
  }

  static int Checkpoints(const fs::path& path) {
    int count = 0;
    std::error_code error;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator(path / "checkpoints", error)) {
      ++count;
    }
    return count;
  }

  void ExpectWhole(const fs::path& checkpoint) {
    EXPECT_EQ(*ContentsOf(checkpoint), (std::vector<TableContents>{{"t", 2, 6}}));
    const auto copy = directory_.path() / "copy";
    fs::copy(checkpoint, copy);
    const auto api = Open(copy);
    dynamodb::CallContext context;
    const auto got = Await(api->GetItem(context, {.table_name = "t", .key = {{"PK", S("b")}}}));
    EXPECT_TRUE(got.has_value() && got->item.has_value());
  }

  TemporaryDirectory directory_;
};

TEST_F(DirectoryCheckpointTest, OfADirectoryThatNobodyHolds) {
  Fill(data()).reset();
  {
    const auto checkpoint = DirectoryCheckpoint::Take(data());
    ASSERT_TRUE(checkpoint.has_value()) << checkpoint.error().message;
    ExpectWhole(checkpoint->path());
  }
  EXPECT_EQ(Checkpoints(data()), 0);
}

// The lock is the process's own here too, since it is of the open file.
TEST_F(DirectoryCheckpointTest, OfAHeldDirectoryIsItsHoldersAndGoesWithTheCaller) {
  const auto api = Fill(data());
  {
    const auto checkpoint = DirectoryCheckpoint::Take(data());
    ASSERT_TRUE(checkpoint.has_value()) << checkpoint.error().message;
    ExpectWhole(checkpoint->path());
  }
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{30};
  while (Checkpoints(data()) > 0 && std::chrono::steady_clock::now() < end) {
    std::this_thread::yield();
  }
  EXPECT_EQ(Checkpoints(data()), 0);
}

TEST_F(DirectoryCheckpointTest, WorksBelowALongPath) {
  const auto deep = directory_.path() / std::string(120, 'd') / "table";
  const auto api = Fill(deep);
  const auto checkpoint = DirectoryCheckpoint::Take(deep);
  ASSERT_TRUE(checkpoint.has_value()) << checkpoint.error().message;
  ExpectWhole(checkpoint->path());
}

TEST_F(DirectoryCheckpointTest, SocketIsForTheOwnerAloneAndGoesWithTheHolder) {
  auto api = Fill(data());
  struct stat status{};
  ASSERT_EQ(::stat((data() / "CHECKPOINT_SOCKET").c_str(), &status), 0);
  EXPECT_TRUE(S_ISSOCK(status.st_mode));
  EXPECT_EQ(status.st_mode & 0777u, 0600u);
  api.reset();
  EXPECT_FALSE(fs::exists(data() / "CHECKPOINT_SOCKET"));
}

TEST_F(DirectoryCheckpointTest, WhatACrashLeftGoesAtTheNextOpening) {
  Fill(data()).reset();
  fs::create_directories(data() / "checkpoints" / "left");
  std::ofstream(data() / "checkpoints" / "left" / "000007.sst") << "data";
  const auto api = Open(data());
  EXPECT_EQ(Checkpoints(data()), 0);
}

TEST_F(DirectoryCheckpointTest, OfNothingIsAnErrorAndMakesNothing) {
  const auto checkpoint = DirectoryCheckpoint::Take(data());
  ASSERT_FALSE(checkpoint.has_value());
  EXPECT_EQ(checkpoint.error().message, data().string() + " holds no tables");
  EXPECT_FALSE(fs::exists(data()));
}

}  // namespace
}  // namespace flavorbot::engine
