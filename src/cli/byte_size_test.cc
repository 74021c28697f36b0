#include "cli/byte_size.h"

#include <gtest/gtest.h>

namespace flavorbot::cli {
namespace {

TEST(ByteSize, HasTheUnitThatReadsWell) {
  EXPECT_EQ(ByteSize(0), "0 bytes");
  EXPECT_EQ(ByteSize(1), "1 byte");
  EXPECT_EQ(ByteSize(1023), "1023 bytes");
  EXPECT_EQ(ByteSize(1536), "1.5 KB");
  EXPECT_EQ(ByteSize(1024 * 1024 - 1), "1.0 MB");
  EXPECT_EQ(ByteSize(std::int64_t{20} << 20), "20.0 MB");
  EXPECT_EQ(ByteSize(std::int64_t{3} << 40), "3.0 TB");
}

}  // namespace
}  // namespace flavorbot::cli
