#include "cli/read_access_keys.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>

namespace flavorbot::cli {
namespace {

class ReadAccessKeysTest : public testing::Test {
 protected:
  ~ReadAccessKeysTest() override { std::filesystem::remove(path_); }

  void Write(const std::string& text, ::mode_t mode) {
    std::ofstream(path_) << text;
    ::chmod(path_.c_str(), mode);
  }

  const std::string path_ =
      (std::filesystem::path(testing::TempDir()) / "read_access_keys_test").string();
};

TEST_F(ReadAccessKeysTest, AKeyAndItsSecret) {
  const auto keys = ReadAccessKeys("AKID:se:cret");
  ASSERT_TRUE(keys);
  ASSERT_EQ(keys->size(), 1u);
  EXPECT_EQ(keys->front().access_key_id, "AKID");
  EXPECT_EQ(keys->front().secret_access_key, "se:cret");
  for (const char* value : {":secret", "AKID:"}) EXPECT_FALSE(ReadAccessKeys(value)) << value;
}

TEST_F(ReadAccessKeysTest, AFileOfProfiles) {
  Write(
      "[a]\naws_access_key_id=A\naws_secret_access_key=1\n"
      "[b]\naws_access_key_id=B\naws_secret_access_key=2\n",
      0600);
  const auto keys = ReadAccessKeys(path_);
  ASSERT_TRUE(keys) << keys.error();
  ASSERT_EQ(keys->size(), 2u);
  EXPECT_EQ(keys->back().access_key_id, "B");
}

TEST_F(ReadAccessKeysTest, AFileThatOthersMayReadIsRefused) {
  Write("[a]\naws_access_key_id=A\naws_secret_access_key=1\n", 0640);
  const auto keys = ReadAccessKeys(path_);
  ASSERT_FALSE(keys);
  EXPECT_EQ(keys.error(), path_ + ": others than its owner may read it; chmod 600 mends that");
}

TEST_F(ReadAccessKeysTest, FilesWithoutCredentialsAreRefused) {
  EXPECT_FALSE(ReadAccessKeys("/nowhere/at:all"));
  Write("", 0600);
  EXPECT_FALSE(ReadAccessKeys(path_));
  Write("nonsense", 0600);
  EXPECT_FALSE(ReadAccessKeys(path_));
}

}  // namespace
}  // namespace flavorbot::cli
