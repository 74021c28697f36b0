// `db backup`, `db restore` and `db check` in this process; against running servers they are tested
// by tests/clients/backup.test.ts.
#include "cli/db_backup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/db_check.h"
#include "cli/db_restore.h"
#include "cli/exit_code.h"
#include "engine/local_api.h"

namespace flavorbot::cli {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class DbBackup : public testing::Test {
 protected:
  DbBackup() {
    std::string pattern = testing::TempDir() + "/db-backup-XXXXXX";
    root_ = ::mkdtemp(pattern.data());
  }
  ~DbBackup() override { fs::remove_all(root_); }

  // Runs one command; its exit code. What it prints is in out_ and err_.
  int Run(std::vector<std::string> arguments) {
    CLI::App app;
    Action chosen;
    AddDbBackupCommand(app, chosen);
    AddDbRestoreCommand(app, chosen);
    AddDbCheckCommand(app, chosen);
    std::ranges::reverse(arguments);  // as CLI11 takes a vector
    app.parse(arguments);
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    const int code = chosen();
    std::fflush(stdout);
    out_ = testing::internal::GetCapturedStdout();
    err_ = testing::internal::GetCapturedStderr();
    return code;
  }

  std::string At(const std::string& path) const { return (root_ / path).string(); }

  std::unique_ptr<engine::LocalApi> Open(const std::string& path) {
    auto api = engine::LocalApi::Open({.data_directory = root_ / path});
    EXPECT_TRUE(api.has_value()) << api.error().message;
    return api ? *std::move(api) : nullptr;
  }

  // A table "things" with `count` items.
  std::unique_ptr<engine::LocalApi> Fill(const std::string& path, int count) {
    auto api = Open(path);
    boost::asio::io_context loop;
    boost::asio::co_spawn(loop, PutAll(*api, count), boost::asio::detached);
    loop.run();
    return api;
  }
  static boost::asio::awaitable<void> PutAll(engine::LocalApi& api, int count) {
    dynamodb::CallContext context;
    dynamodb::CreateTableRequest table;
    table.table_name = "things";
    table.attribute_definitions = {{"PK", dynamodb::ScalarType::kS}};
    table.key_schema = {{"PK", dynamodb::KeyType::kHash}};
    table.billing_mode = dynamodb::BillingMode::kPayPerRequest;
    const auto made = co_await api.CreateTable(context, table);
    EXPECT_TRUE(made.has_value());
    for (int i = 0; i < count; ++i) {
      dynamodb::PutItemRequest put;
      put.table_name = "things";
      put.item.Set("PK", dynamodb::AttributeValue::S(std::to_string(i)));
      const auto done = co_await api.PutItem(context, put);
      EXPECT_TRUE(done.has_value());
    }
  }

  fs::path root_;
  std::string out_;
  std::string err_;
};

TEST_F(DbBackup, OfAnInstanceIsRestoredWithItsSecret) {
  Fill("data/table", 20).reset();
  std::ofstream(root_ / "data" / "session-secret") << "secret\n";
  ASSERT_EQ(Run({"backup", "--data", At("data"), "--to", At("backup")}), kExitOk) << err_;
  EXPECT_THAT(out_, HasSubstr("table things: 20 items\n"));
  ASSERT_EQ(Run({"restore", "--from", At("backup"), "--data", At("restored")}), kExitOk) << err_;
  EXPECT_THAT(out_, HasSubstr("table things: 20 items\n"));
  ASSERT_EQ(Run({"check", "--data", At("restored")}), kExitOk) << err_;
  EXPECT_THAT(out_, HasSubstr("checked 1 tables, 20 items, "));
  EXPECT_THAT(out_, HasSubstr("all is well"));
  struct stat status{};
  ASSERT_EQ(::stat(At("restored/session-secret").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777u, 0600u);
}

TEST_F(DbBackup, LeavesTheSecretOutWhenAsked) {
  Fill("data/table", 1).reset();
  std::ofstream(root_ / "data" / "session-secret") << "secret\n";
  ASSERT_EQ(Run({"backup", "--data", At("data"), "--to", At("backup"), "--without-secret"}),
            kExitOk);
  EXPECT_FALSE(fs::exists(root_ / "backup" / "session-secret"));
}

TEST_F(DbBackup, OfTablesAloneIsRestoredAsSuch) {
  Fill("local", 3).reset();
  ASSERT_EQ(Run({"backup", "--data", At("local"), "--to", At("backup")}), kExitOk) << err_;
  ASSERT_EQ(Run({"restore", "--from", At("backup"), "--data", At("restored")}), kExitOk) << err_;
  EXPECT_TRUE(fs::exists(root_ / "restored" / "FORMAT"));
}

TEST_F(DbBackup, OfAHeldDirectoryIsMadeByItsHolder) {
  const auto api = Fill("data/table", 5);
  ASSERT_EQ(Run({"backup", "--data", At("data"), "--to", At("backup")}), kExitOk) << err_;
  EXPECT_THAT(out_, HasSubstr("table things: 5 items\n"));
  ASSERT_EQ(Run({"restore", "--from", At("backup"), "--data", At("restored")}), kExitOk) << err_;
}

TEST_F(DbBackup, OverwritesNothing) {
  Fill("data/table", 1).reset();
  fs::create_directory(root_ / "backup");
  std::ofstream(root_ / "backup" / "mine") << "x";
  EXPECT_EQ(Run({"backup", "--data", At("data"), "--to", At("backup")}), kExitUnusable);
  EXPECT_THAT(err_, HasSubstr("is there already"));
}

TEST_F(DbBackup, OfNothingIsExitCode3) {
  EXPECT_EQ(Run({"backup", "--data", At("data"), "--to", At("backup")}), kExitDataDirectory);
  EXPECT_THAT(err_, HasSubstr("holds no tables"));
  EXPECT_EQ(Run({"check", "--data", At("data")}), kExitDataDirectory);
  EXPECT_FALSE(fs::exists(root_ / "data"));
  EXPECT_FALSE(fs::exists(root_ / "backup"));
}

TEST_F(DbBackup, RestoreRefusesADirectoryWithSomethingInIt) {
  Fill("data/table", 1).reset();
  ASSERT_EQ(Run({"backup", "--data", At("data"), "--to", At("backup")}), kExitOk);
  EXPECT_EQ(Run({"restore", "--from", At("backup"), "--data", At("data")}), kExitUnusable);
  EXPECT_THAT(err_, HasSubstr("is not empty"));
}

TEST_F(DbBackup, RestoreInPlaceKeepsWhatWasThere) {
  Fill("data/table", 2).reset();
  ASSERT_EQ(Run({"backup", "--data", At("data"), "--to", At("backup")}), kExitOk);
  std::ofstream(root_ / "data" / "mine") << "x";
  ASSERT_EQ(Run({"restore", "--from", At("backup"), "--data", At("data"), "--replace"}), kExitOk)
      << err_;
  EXPECT_FALSE(fs::exists(root_ / "data" / "mine"));
  const auto kept = out_.substr(5, out_.find('\n') - 5);
  EXPECT_TRUE(fs::exists(fs::path(kept) / "mine")) << out_;
  EXPECT_EQ(Run({"check", "--data", At("data")}), kExitOk);
}

TEST_F(DbBackup, RestoreIntoAHeldDirectoryIsExitCode3) {
  const auto api = Fill("data/table", 2);
  ASSERT_EQ(Run({"backup", "--data", At("data"), "--to", At("backup")}), kExitOk);
  EXPECT_EQ(Run({"restore", "--from", At("backup"), "--data", At("data"), "--replace"}),
            kExitDataDirectory);
  EXPECT_THAT(err_, HasSubstr("is in use"));
}

TEST_F(DbBackup, RestoreOfADamagedBackupRestoresNothing) {
  Fill("data/table", 2).reset();
  ASSERT_EQ(Run({"backup", "--data", At("data"), "--to", At("backup")}), kExitOk);
  for (const auto& entry : fs::directory_iterator(root_ / "backup" / "table")) {
    if (entry.path().extension() != ".sst") continue;
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(30).put('\x55');
  }
  EXPECT_EQ(Run({"restore", "--from", At("backup"), "--data", At("restored")}), kExitFailure);
  EXPECT_THAT(err_, HasSubstr(".sst is not what was written"));
  EXPECT_FALSE(fs::exists(root_ / "restored"));
}

TEST_F(DbBackup, RestoreOfNoBackupIsExitCode2) {
  fs::create_directory(root_ / "backup");
  EXPECT_EQ(Run({"restore", "--from", At("backup"), "--data", At("restored")}), kExitUnusable);
  EXPECT_THAT(err_, HasSubstr("is no backup"));
}

TEST_F(DbBackup, CheckOfAHeldDirectoryIsExitCode3) {
  const auto api = Fill("data/table", 2);
  EXPECT_EQ(Run({"check", "--data", At("data")}), kExitDataDirectory);
  EXPECT_THAT(err_, HasSubstr(At("data/table")));
}

}  // namespace
}  // namespace flavorbot::cli
