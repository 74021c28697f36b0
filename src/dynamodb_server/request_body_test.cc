#include "dynamodb_server/request_body.h"

#include <gtest/gtest.h>

#include <string>

#include "http/compression.h"

namespace flavorbot::dynamodb_server {
namespace {

std::string Gzip(const std::string& plain) {
  return *http::Compress(plain, http::ContentCoding::kGzip);
}

http::Headers Coded(std::string coding) {
  http::Headers headers;
  headers.Set("Content-Encoding", std::move(coding));
  return headers;
}

TEST(RequestBody, GzipIsInflated) {
  const std::string plain(100'000, 'x');
  for (const char* coding : {"gzip", "GZIP", "x-gzip"}) {
    std::string body = Gzip(plain);
    ASSERT_TRUE(DecodeBody(Coded(coding), body, plain.size()));
    EXPECT_EQ(body, plain);
  }
}

TEST(RequestBody, PlainBodiesStay) {
  std::string body = "{}";
  EXPECT_TRUE(DecodeBody({}, body, 1));
  EXPECT_TRUE(DecodeBody(Coded("identity"), body, 1));
  EXPECT_EQ(body, "{}");
}

// A few kilobytes can stand for gigabytes.
TEST(RequestBody, MoreThanTheLimitIsTooLarge) {
  std::string body = Gzip(std::string(100'000, 'x'));
  const auto decoded = DecodeBody(Coded("gzip"), body, 99'999);
  ASSERT_FALSE(decoded);
  EXPECT_EQ(decoded.error(), BodyFault::kTooLarge);
}

TEST(RequestBody, WhatIsNoGzipIsMalformed) {
  const std::string whole = Gzip(std::string(100'000, 'x'));
  std::string damaged = whole;
  damaged[damaged.size() - 6] ^= 1;  // of the checksum
  for (const std::string& bytes : {std::string(), std::string("{}"),
                                   whole.substr(0, whole.size() - 1), whole + "x", damaged}) {
    std::string body = bytes;
    const auto decoded = DecodeBody(Coded("gzip"), body, 1 << 20);
    ASSERT_FALSE(decoded) << bytes.size();
    EXPECT_EQ(decoded.error(), BodyFault::kMalformed);
  }
}

TEST(RequestBody, OtherCodingsAreMalformed) {
  std::string body = "{}";
  EXPECT_FALSE(DecodeBody(Coded("br"), body, 100));
  EXPECT_FALSE(DecodeBody(Coded("gzip, gzip"), body, 100));
}

}  // namespace
}  // namespace flavorbot::dynamodb_server
