#include "sigv4/scope.h"

#include <gtest/gtest.h>

namespace flavorbot::sigv4 {
namespace {

TEST(Scope, CredentialsAreReadAndWritten) {
  const auto key = ParseScopedKey("AKID/20261122/us-east-1/dynamodb/aws4_request");
  ASSERT_TRUE(key);
  EXPECT_EQ(key->access_key_id, "AKID");
  EXPECT_EQ(key->scope.Text(), "20261122/us-east-1/dynamodb/aws4_request");
}

TEST(Scope, CredentialsHaveFiveElements) {
  for (const char* text : {"", "a", "a/b/c/d", "a/b/c/d/e/f", "a/b/c/d/e/"}) {
    EXPECT_FALSE(ParseScopedKey(text)) << text;
  }
  EXPECT_TRUE(ParseScopedKey("////"));
}

TEST(Scope, DatesOfBothForms) {
  const auto time = ParseAmzDate("20261122T215958Z");
  ASSERT_TRUE(time);
  EXPECT_EQ(FormatAmzDate(*time), "20261122T215958Z");
  EXPECT_EQ(ParseHttpDate("Sun, 22 Nov 2026 21:59:58 GMT"), time);
}

TEST(Scope, WhatIsNoDateIsNone) {
  for (const char* text : {"", "20261122T215958", "20261122 215958Z", "20261322T215958Z",
                           "2026112xT215958Z", "Sun, 22 Nov 2026 21:59:58 GMT"}) {
    EXPECT_FALSE(ParseAmzDate(text)) << text;
  }
  for (const char* text : {"", "Sun, 22 Nov 2026 21:59:58 UTC", "Sun, 22 Foo 2026 21:59:58 GMT",
                           "Sun, 22-Nov-2026 21:59:58 GMT", "20261122T215958Z"}) {
    EXPECT_FALSE(ParseHttpDate(text)) << text;
  }
}

}  // namespace
}  // namespace flavorbot::sigv4
