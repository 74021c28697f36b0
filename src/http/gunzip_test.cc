#include "http/gunzip.h"

#include <gtest/gtest.h>

#include "http/compression.h"

namespace flavorbot::http {
namespace {

std::string Gzip(const std::string& plain) { return *Compress(plain, ContentCoding::kGzip); }

TEST(Gunzip, SeveralMembersAreOneStream) {
  const std::string a(1000, 'a');
  const std::string b(1000, 'b');
  EXPECT_EQ(Gunzip(Gzip(a) + Gzip(b), 2000), a + b);
}

// A few kilobytes can stand for gigabytes.
TEST(Gunzip, MoreThanTheBoundIsTooLarge) {
  const std::string bytes = Gzip(std::string(100'000, 'x'));
  EXPECT_TRUE(Gunzip(bytes, 100'000));
  EXPECT_EQ(Gunzip(bytes, 99'999).error(), GunzipFault::kTooLarge);
}

TEST(Gunzip, HalfAStreamIsMalformed) {
  const std::string bytes = Gzip(std::string(100'000, 'x'));
  EXPECT_EQ(Gunzip(bytes.substr(0, bytes.size() - 1), 100'000).error(), GunzipFault::kMalformed);
  EXPECT_EQ(Gunzip("", 1).error(), GunzipFault::kMalformed);
}

}  // namespace
}  // namespace flavorbot::http
