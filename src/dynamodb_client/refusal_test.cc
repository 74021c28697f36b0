#include "dynamodb_client/refusal.h"

#include <gtest/gtest.h>

#include <string>

namespace flavorbot::dynamodb_client {
namespace {

TEST(Refusal, NamesAreKnownWithAndWithoutTheirNamespace) {
  const auto read = [](const std::string& type) {
    return ReadRefusal(R"({"__type":")" + type + R"(","message":"m"})");
  };
  EXPECT_EQ(read("com.amazon.coral.service#ExpiredTokenException"), Refusal::kExpiredCredentials);
  EXPECT_EQ(read("InvalidSignatureException"), Refusal::kClock);
  EXPECT_EQ(read("x#Throttling"), Refusal::kThrottling);
  EXPECT_EQ(read("x#RequestTimeout"), Refusal::kTimeout);
  EXPECT_EQ(read("x#ValidationException"), Refusal::kOther);
}

TEST(Refusal, WhatIsNoErrorOfTheProtocolIsOther) {
  for (const char* body : {"", "<html>", "[]", "{}", R"({"__type":1})"}) {
    EXPECT_EQ(ReadRefusal(body), Refusal::kOther) << body;
  }
}

}  // namespace
}  // namespace flavorbot::dynamodb_client
