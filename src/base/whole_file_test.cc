#include "base/whole_file.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>

namespace flavorbot::base {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMebibyte = std::size_t{1} << 20;

class WholeFile : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "/whole_file_XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path FileOf(const std::string& bytes) const {
    std::ofstream(folder_ / "file", std::ios::binary) << bytes;
    return folder_ / "file";
  }

  fs::path folder_;
};

TEST_F(WholeFile, EveryByteIsRead) {
  const std::string bytes = std::string("a\0\r\n\xff", 5) + std::string(100'000, 'x');
  EXPECT_EQ(ReadWholeFile(FileOf(bytes), kMebibyte), bytes);
  EXPECT_EQ(ReadWholeFile(FileOf(""), kMebibyte), "");
}

TEST_F(WholeFile, WhatIsOverTheBoundIsAnError) {
  EXPECT_TRUE(ReadWholeFile(FileOf(std::string(kMebibyte, 'x')), kMebibyte));
  const auto file = FileOf(std::string(kMebibyte + 1, 'x'));
  const auto read = ReadWholeFile(file, kMebibyte);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error(), file.string() + " is over 1 MiB");
}

TEST_F(WholeFile, WhatIsNoFileCantBeRead) {
  for (const fs::path& path : {folder_, folder_ / "none"}) {
    const auto read = ReadWholeFile(path, kMebibyte);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error(), path.string() + " can't be read");
  }
}

}  // namespace
}  // namespace flavorbot::base
