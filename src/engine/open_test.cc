// What LocalApi::Open finds in a data directory, and what it says about what is wrong there.
#include <unistd.h>

#include <cerrno>
#include <fstream>

#include "engine/api_fixture.h"
#include "engine/directory_lock.h"
#include "engine/temporary_directory.h"

namespace flavorbot::engine {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Open : public ::testing::Test {
 protected:
  fs::path data() const { return directory_.path() / "table"; }

  base::Result<std::unique_ptr<LocalApi>, OpenError> TryOpen() {
    return LocalApi::Open(
        {.data_directory = data(), .sweep_interval = std::chrono::milliseconds{0}});
  }

  // Opens, puts items p/0 to p/<count - 1> into the table "t", closes.
  void Fill(int count) {
    auto api = TryOpen();
    ASSERT_TRUE(api.has_value()) << api.error().message;
    dynamodb::CallContext context;
    const dynamodb::CreateTableRequest request{
        .table_name = "t",
        .attribute_definitions = {{"PK", dynamodb::ScalarType::kS},
                                  {"SK", dynamodb::ScalarType::kS}},
        .key_schema = {{"PK", dynamodb::KeyType::kHash}, {"SK", dynamodb::KeyType::kRange}},
        .billing_mode = dynamodb::BillingMode::kPayPerRequest};
    ASSERT_TRUE(Await((*api)->CreateTable(context, request)).has_value());
    for (int i = 0; i < count; ++i) {
      auto item = Key("p", std::to_string(i));
      item.Set("a", S(std::string(1000, static_cast<char>('a' + i % 26))));
      ASSERT_TRUE(Await((*api)->PutItem(context, {.table_name = "t", .item = item})).has_value());
    }
  }

  int CountItems(LocalApi& api) {
    dynamodb::CallContext context;
    const auto scanned =
        Await(api.Scan(context, {.table_name = "t", .select = dynamodb::Select::kCount}));
    return scanned ? scanned->count : -1;
  }

  // The one file in the directory with the extension.
  fs::path FileOf(std::string_view extension) {
    for (const auto& entry : fs::directory_iterator(data())) {
      if (entry.path().extension() == extension) return entry.path();
    }
    return {};
  }

  static void FlipByte(const fs::path& file, std::uintmax_t at) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(at));
    const char byte = static_cast<char>(stream.get());
    stream.seekp(static_cast<std::streamoff>(at));
    stream.put(static_cast<char>(~byte));
    ASSERT_TRUE(stream.good());
  }

  TemporaryDirectory directory_;
};

TEST_F(Open, EverythingIsThereAfterReopening) {
  Fill(100);
  const auto api = TryOpen();
  ASSERT_TRUE(api.has_value()) << api.error().message;
  EXPECT_EQ(CountItems(**api), 100);
  dynamodb::CallContext context;
  const auto described = Await((*api)->DescribeTable(context, {.table_name = "t"}));
  EXPECT_EQ(described->table.item_count, 100);
}

TEST_F(Open, RelaxedWritesAreThereAfterReopening) {
  Fill(0);
  auto relaxed = LocalApi::Open({.data_directory = data(), .durability = Durability::kRelaxed});
  ASSERT_TRUE(relaxed.has_value());
  dynamodb::CallContext context;
  const auto put = Await((*relaxed)->PutItem(context, {.table_name = "t", .item = Key("p", "s")}));
  ASSERT_TRUE(put.has_value());
  relaxed->reset();
  const auto api = TryOpen();
  ASSERT_TRUE(api.has_value());
  EXPECT_EQ(CountItems(**api), 1);
}

TEST_F(Open, HeldDirectoryIsToldWithTheHolder) {
  const auto holder = TryOpen();
  ASSERT_TRUE(holder.has_value());
  const auto second = TryOpen();
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, OpenErrorCode::kHeldByAnotherProcess);
  EXPECT_THAT(second.error().message, HasSubstr(data().string()));
  EXPECT_THAT(second.error().message, HasSubstr(std::to_string(::getpid())));
}

TEST_F(Open, NewerFormatIsRefused) {
  Fill(1);
  std::ofstream(data() / "FORMAT") << "flavorbot-engine 3\n";
  const auto opened = TryOpen();
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, OpenErrorCode::kNewerFormat);
  EXPECT_THAT(opened.error().message, HasSubstr("format 3"));
}

TEST_F(Open, FileInPlaceOfTheDirectoryIsRefused) {
  std::ofstream(data()) << "x";
  const auto opened = TryOpen();
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, OpenErrorCode::kNotADirectory);
  EXPECT_THAT(opened.error().message, HasSubstr(data().string()));
}

// RocksDB by itself would take the directory for an empty one and begin anew.
TEST_F(Open, MissingCurrentOrFormatFileIsNamedAndNothingIsLost) {
  Fill(10);
  for (const char* name : {"CURRENT", "FORMAT"}) {
    fs::rename(data() / name, directory_.path() / name);
    const auto opened = TryOpen();
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().code, OpenErrorCode::kCorrupted);
    EXPECT_THAT(opened.error().message, HasSubstr((data() / name).string()));
    fs::rename(directory_.path() / name, data() / name);
  }
  const auto api = TryOpen();
  ASSERT_TRUE(api.has_value());
  EXPECT_EQ(CountItems(**api), 10);
}

// What a process leaves that was killed while it made the database: nothing can be in it yet.
TEST_F(Open, HalfMadeDatabaseIsMadeAnew) {
  fs::create_directories(data());
  std::ofstream(data() / "MANIFEST-000001") << "cut";
  Fill(10);
  const auto api = TryOpen();
  ASSERT_TRUE(api.has_value()) << api.error().message;
  EXPECT_EQ(CountItems(**api), 10);
}

TEST_F(Open, MissingTableFileIsNamed) {
  Fill(10);
  const auto file = FileOf(".sst");
  ASSERT_FALSE(file.empty());
  fs::rename(file, directory_.path() / "away");
  const auto opened = TryOpen();
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, OpenErrorCode::kCorrupted);
  EXPECT_THAT(opened.error().message, HasSubstr(file.filename().string()));
  fs::rename(directory_.path() / "away", file);
  EXPECT_TRUE(TryOpen().has_value());
}

TEST_F(Open, DamagedTableFileIsNamed) {
  Fill(100);
  const auto file = FileOf(".sst");
  FlipByte(file, 100);
  const auto opened = TryOpen();
  ASSERT_FALSE(opened.has_value());
  EXPECT_EQ(opened.error().code, OpenErrorCode::kCorrupted);
  EXPECT_THAT(opened.error().message, HasSubstr(file.filename().string()));
  FlipByte(file, 100);
  const auto api = TryOpen();
  ASSERT_TRUE(api.has_value());
  EXPECT_EQ(CountItems(**api), 100);
}

// The log of an engine that was killed: copied while it runs, as a kill leaves it.
class OpenAfterKill : public Open {
 protected:
  void SetUp() override {
    Fill(0);
    auto api = TryOpen();
    ASSERT_TRUE(api.has_value());
    dynamodb::CallContext context;
    for (int i = 0; i < 10; ++i) {
      auto item = Key("p", std::to_string(i));
      item.Set("a", S(std::string(1000, 'x')));
      ASSERT_TRUE(Await((*api)->PutItem(context, {.table_name = "t", .item = item})).has_value());
    }
    fs::create_directory(directory_.path() / "killed");
    for (const auto& entry : fs::directory_iterator(data())) {
      if (!entry.is_regular_file()) continue;  // the socket is the process's
      fs::copy_file(entry.path(), directory_.path() / "killed" / entry.path().filename());
    }
    api->reset();
    fs::remove_all(data());
    fs::rename(directory_.path() / "killed", data());
    log_ = FileOf(".log");
    ASSERT_GT(fs::file_size(log_), 10'000u);
  }

  fs::path log_;
};

TEST_F(OpenAfterKill, AllIsThere) {
  const auto api = TryOpen();
  ASSERT_TRUE(api.has_value()) << api.error().message;
  EXPECT_EQ(CountItems(**api), 10);
}

// A write that the crash cut short was never answered.
TEST_F(OpenAfterKill, LogCutShortLosesItsLastWriteOnly) {
  fs::resize_file(log_, fs::file_size(log_) - 100);
  const auto api = TryOpen();
  ASSERT_TRUE(api.has_value()) << api.error().message;
  EXPECT_EQ(CountItems(**api), 9);
}

// After a power cut the last write may be there in length but not in content.
TEST_F(OpenAfterKill, LogWithATornLastWriteLosesThatOnly) {
  FlipByte(log_, fs::file_size(log_) - 100);
  const auto api = TryOpen();
  ASSERT_TRUE(api.has_value()) << api.error().message;
  EXPECT_EQ(CountItems(**api), 9);
}

TEST_F(OpenAfterKill, LogDamagedBeforeItsLastWriteIsNamedAndNothingIsChanged) {
  const auto middle = fs::file_size(log_) / 2;
  FlipByte(log_, middle);
  for (int attempt = 0; attempt < 2; ++attempt) {
    const auto opened = TryOpen();
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().code, OpenErrorCode::kCorrupted);
    EXPECT_THAT(opened.error().message, HasSubstr(log_.filename().string()));
  }
  FlipByte(log_, middle);
  const auto api = TryOpen();
  ASSERT_TRUE(api.has_value()) << api.error().message;
  EXPECT_EQ(CountItems(**api), 10);
}

TEST(FileError, CodesFollowTheOperatingSystem) {
  EXPECT_EQ(FileError(EACCES, "/x").code, OpenErrorCode::kPermissionDenied);
  EXPECT_EQ(FileError(ENOSPC, "/x").code, OpenErrorCode::kDiskFull);
  EXPECT_EQ(FileError(ENOTDIR, "/x").code, OpenErrorCode::kNotADirectory);
  EXPECT_EQ(FileError(EIO, "/x").code, OpenErrorCode::kInputOutput);
  EXPECT_EQ(FileError(EACCES, "/x").message, "/x: Permission denied");
}

}  // namespace
}  // namespace flavorbot::engine
