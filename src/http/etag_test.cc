#include "http/etag.h"

#include <gtest/gtest.h>

namespace flavorbot::http {
namespace {

// The value is pinned: instances of different builds behind one address must agree on it.
TEST(ETag, DependsOnTheBytesAndTheCoding) {
  const std::string plain = MakeETag("hello", ContentCoding::kIdentity);
  EXPECT_EQ(plain, "\"tenBrQcbPn_Hec-qXlI4GA\"");
  EXPECT_NE(MakeETag("hellp", ContentCoding::kIdentity), plain);
  EXPECT_EQ(MakeETag("hello", ContentCoding::kBrotli), "\"tenBrQcbPn_Hec-qXlI4GA-br\"");
  EXPECT_EQ(MakeETag("hello", ContentCoding::kGzip), "\"tenBrQcbPn_Hec-qXlI4GA-gzip\"");
}

TEST(ETag, MatchesAnyOfAListWeakOrStrong) {
  EXPECT_TRUE(MatchesETag("\"a\"", "\"a\""));
  EXPECT_TRUE(MatchesETag("\"b\", W/\"a\" ,\"c\"", "\"a\""));
  EXPECT_TRUE(MatchesETag("\"a\"", "W/\"a\""));
  EXPECT_TRUE(MatchesETag(" * ", "\"a\""));
  EXPECT_FALSE(MatchesETag("", "\"a\""));
  EXPECT_FALSE(MatchesETag("a", "\"a\""));
  EXPECT_FALSE(MatchesETag("\"a-br\"", "\"a\""));
  EXPECT_FALSE(MatchesETag("\"b\", *", "\"a\""));
}

}  // namespace
}  // namespace flavorbot::http
