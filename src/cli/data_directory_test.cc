#include "cli/data_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <fstream>

namespace flavorbot::cli {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class DataDirectoryTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "/data_XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    root_ = name;
  }
  void TearDown() override { fs::remove_all(root_); }

  static unsigned ModeOf(const fs::path& path) {
    struct stat status{};
    EXPECT_EQ(::stat(path.c_str(), &status), 0);
    return status.st_mode & 0777U;
  }

  fs::path root_;
  base::SeededRandom random_{1};
};

TEST_F(DataDirectoryTest, IsMadeForTheOwnerAloneAndFoundAgain) {
  const fs::path directory = root_ / "a" / "b";
  ASSERT_TRUE(MakeDataDirectory(directory).has_value());
  EXPECT_EQ(ModeOf(directory), 0700U);
  EXPECT_TRUE(MakeDataDirectory(directory).has_value());
}

TEST_F(DataDirectoryTest, AFileInItsPlaceIsNamed) {
  std::ofstream(root_ / "file") << "x";
  EXPECT_EQ(MakeDataDirectory(root_ / "file").error(),
            "the data directory " + (root_ / "file").string() + " is a file");
  EXPECT_THAT(MakeDataDirectory(root_ / "file" / "below").error(), HasSubstr("can't be made"));
}

TEST_F(DataDirectoryTest, TheSecretIsMadeOnceForTheOwnerAlone) {
  const auto made = SessionSecret(root_, random_);
  ASSERT_TRUE(made.has_value()) << made.error();
  EXPECT_THAT(*made, testing::MatchesRegex("[-_A-Za-z0-9]{43}"));
  EXPECT_EQ(ModeOf(root_ / "session-secret"), 0600U);
  const auto again = SessionSecret(root_, random_);
  EXPECT_EQ(*again, *made);
  const auto files = std::distance(fs::directory_iterator(root_), fs::directory_iterator());
  EXPECT_EQ(files, 1) << "nothing unfinished is left";
}

TEST_F(DataDirectoryTest, ASecretThatOthersMayReadIsRefused) {
  ASSERT_TRUE(SessionSecret(root_, random_).has_value());
  fs::permissions(root_ / "session-secret", fs::perms::group_read, fs::perm_options::add);
  EXPECT_THAT(SessionSecret(root_, random_).error(), HasSubstr("may be read by others"));
}

TEST_F(DataDirectoryTest, ADamagedSecretIsRefusedAndNotReplaced) {
  ASSERT_TRUE(SessionSecret(root_, random_).has_value());
  fs::resize_file(root_ / "session-secret", 10);
  EXPECT_THAT(SessionSecret(root_, random_).error(), HasSubstr("is damaged"));
  EXPECT_EQ(fs::file_size(root_ / "session-secret"), 10U);
}

TEST_F(DataDirectoryTest, ADirectoryInTheSecretsPlaceIsNamed) {
  fs::create_directory(root_ / "session-secret");
  EXPECT_FALSE(SessionSecret(root_, random_).has_value());
}

}  // namespace
}  // namespace flavorbot::cli
