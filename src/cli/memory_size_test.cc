#include "cli/memory_size.h"

#include <gtest/gtest.h>

namespace flavorbot::cli {
namespace {

TEST(MemorySize, IsANumberOfMegabytesOrGigabytes) {
  EXPECT_EQ(ParseMemorySize("8M"), std::size_t{8} << 20);
  EXPECT_EQ(ParseMemorySize("512m"), std::size_t{512} << 20);
  EXPECT_EQ(ParseMemorySize("6G"), std::size_t{6} << 30);
}

TEST(MemorySize, AnythingElseIsNone) {
  for (const auto* text : {"", "G", "6", "6GB", "-6G", " 6G", "1.5G", "6K", "7M", "0G",
                           "99999999999999999999G", "70000G"}) {
    EXPECT_EQ(ParseMemorySize(text), std::nullopt) << text;
  }
}

TEST(MemorySize, TheCacheIsWhatWriteBuffersLeave) {
  EXPECT_EQ(BlockCacheBytes(kDefaultMemoryBytes), std::size_t{64} << 20);
  EXPECT_EQ(BlockCacheBytes(std::size_t{6} << 30), (std::size_t{6 * 1024 - 128}) << 20);
}

}  // namespace
}  // namespace flavorbot::cli
