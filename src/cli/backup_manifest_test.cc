#include "cli/backup_manifest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flavorbot::cli {
namespace {

BackupManifest Example() {
  return {.created = "2026-01-31T12:00:00.000Z",
          .kind = BackupKind::kInstance,
          .tables = {{"flavorbot-dev", 12, 3456}},
          .files = {{"table/CURRENT", 16, std::string(64, 'a')},
                    {"session-secret", 44, std::string(64, 'b')}}};
}

TEST(BackupManifest, IsReadAsItWasWritten) {
  const auto read = ParseManifest(ToJson(Example()));
  ASSERT_TRUE(read.has_value()) << read.error();
  EXPECT_EQ(read->created, Example().created);
  EXPECT_EQ(read->kind, BackupKind::kInstance);
  EXPECT_EQ(read->tables, Example().tables);
  ASSERT_EQ(read->files.size(), 2u);
  EXPECT_EQ(read->files[0].path, "table/CURRENT");
  EXPECT_EQ(read->files[0].size, 16u);
  EXPECT_EQ(read->files[0].sha256, std::string(64, 'a'));
}

// ON DISK: these bytes must stay readable.
TEST(BackupManifest, OfVersion1IsReadable) {
  const auto read = ParseManifest(
      R"({"format":"flavorbot-backup","version":1,"created":"2026-01-31T12:00:00.000Z",)"
      R"("kind":"tables","tables":[{"name":"t","items":1,"bytes":2}],"files":[{"path":"CURRENT",)"
      R"("size":16,"sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}]})");
  ASSERT_TRUE(read.has_value()) << read.error();
  EXPECT_EQ(read->kind, BackupKind::kTables);
}

TEST(BackupManifest, OfALaterVersionIsRefused) {
  const auto read = ParseManifest(R"({"format":"flavorbot-backup","version":2})");
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error(), "it was made by a later version of flavorbot");
}

// What is restored is written below the data directory, and nowhere else.
TEST(BackupManifest, PathsThatLeadOutAreRefused) {
  for (const char* path : {"../x", "/etc/passwd", "table/../../x", "", "table//x/.."}) {
    auto manifest = Example();
    manifest.files[0].path = path;
    EXPECT_FALSE(ParseManifest(ToJson(manifest)).has_value()) << path;
  }
}

TEST(BackupManifest, DamagedOneIsRefused) {
  const auto whole = ToJson(Example());
  for (std::size_t size = 0; size + 2 < whole.size(); size += 5) {
    EXPECT_FALSE(ParseManifest(whole.substr(0, size)).has_value()) << size;
  }
  EXPECT_FALSE(ParseManifest("{}").has_value());
  EXPECT_FALSE(ParseManifest("[]").has_value());
}

}  // namespace
}  // namespace flavorbot::cli
