#include "http/media_type.h"

#include <gtest/gtest.h>

namespace flavorbot::http {
namespace {

TEST(MediaType, TypesAndCharsetsAreReadWithoutRegardToCase) {
  const auto type = ParseMediaType(" Application/JSON ; x=y;CharSet=\"UTF-8\" ");
  ASSERT_TRUE(type);
  EXPECT_EQ(type->essence, "application/json");
  EXPECT_EQ(type->charset, "utf-8");
  EXPECT_TRUE(type->IsJson());
  EXPECT_FALSE(type->IsForm());
}

TEST(MediaType, JsonAndFormsAreKnown) {
  EXPECT_TRUE(ParseMediaType("application/problem+json")->IsJson());
  EXPECT_FALSE(ParseMediaType("application/jsonp")->IsJson());
  EXPECT_FALSE(ParseMediaType("text/plain")->IsJson());
  EXPECT_TRUE(ParseMediaType("application/x-www-form-urlencoded;charset=utf-8")->IsForm());
}

TEST(MediaType, WhatIsNoTypeIsRefused) {
  for (const char* bad : {"", "json", "/json", "application/", "a/b/c", "a b/c", "a/b; charset",
                          "a/b; charset=", "a/b; charset=\"x", "application/json, text/plain"}) {
    EXPECT_FALSE(ParseMediaType(bad)) << bad;
  }
}

TEST(MediaType, TextIsCompressibleAndPicturesAndEventStreamsAreNot) {
  for (const char* type : {"text/html; charset=utf-8", "application/json", "image/svg+xml",
                           "application/manifest+json", "text/javascript"}) {
    EXPECT_TRUE(ParseMediaType(type)->IsCompressible()) << type;
  }
  for (const char* type :
       {"image/webp", "font/woff2", "application/octet-stream", "text/event-stream"}) {
    EXPECT_FALSE(ParseMediaType(type)->IsCompressible()) << type;
  }
}

}  // namespace
}  // namespace flavorbot::http
