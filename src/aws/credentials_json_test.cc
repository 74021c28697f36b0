#include "aws/credentials_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/iso8601.h"

namespace flavorbot::aws {
namespace {

using enum CredentialsForm;

TEST(CredentialsJson, EachFormIsRead) {
  const auto process = ParseCredentialsJson(
      R"({"Version":1,"AccessKeyId":"A","SecretAccessKey":"B","SessionToken":"C",)"
      R"("Expiration":"2026-11-22T21:28:00Z"})",
      kProcess);
  ASSERT_TRUE(process) << process.error();
  EXPECT_EQ(process->credentials.access_key_id, "A");
  EXPECT_EQ(process->credentials.secret_access_key, "B");
  EXPECT_EQ(process->credentials.session_token, "C");
  EXPECT_EQ(base::FormatIso8601(*process->expires), "2026-11-22T21:28:00.000Z");
  const auto lasting =
      ParseCredentialsJson(R"({"Version":1,"AccessKeyId":"A","SecretAccessKey":"B"})", kProcess);
  ASSERT_TRUE(lasting) << lasting.error();
  EXPECT_FALSE(lasting->expires);
  const std::string member = R"("AccessKeyId":"A","SecretAccessKey":"B","Token":"C",)"
                             R"("Expiration":"2026-11-22T21:28:00Z"})";
  EXPECT_EQ(ParseCredentialsJson("{" + member, kContainer)->credentials.session_token, "C");
  EXPECT_TRUE(ParseCredentialsJson(R"({"Code":"Success",)" + member, kInstance));
}

TEST(CredentialsJson, WhatIsMissingIsToldWithoutTheRest) {
  const auto why = [](std::string_view text, CredentialsForm form) {
    return ParseCredentialsJson(text, form).error();
  };
  EXPECT_THAT(why("hush", kProcess), testing::HasSubstr("not a JSON object"));
  EXPECT_THAT(why("[]", kProcess), testing::HasSubstr("not a JSON object"));
  EXPECT_THAT(why(R"({"AccessKeyId":"A"})", kProcess), testing::HasSubstr("Version"));
  EXPECT_THAT(why(R"({"Version":2})", kProcess), testing::HasSubstr("Version"));
  EXPECT_THAT(why(R"({"Version":1,"AccessKeyId":7})", kProcess), testing::HasSubstr("AccessKeyId"));
  EXPECT_THAT(why(R"({"Version":1,"AccessKeyId":"A"})", kProcess), testing::HasSubstr("SecretAcc"));
  EXPECT_THAT(
      why(R"({"AccessKeyId":"A","SecretAccessKey":"hush"})", kContainer),
      testing::AllOf(testing::HasSubstr("Token"), testing::Not(testing::HasSubstr("hush"))));
  EXPECT_THAT(why(R"({"AccessKeyId":"A","SecretAccessKey":"B","Token":"C"})", kInstance),
              testing::HasSubstr("Expiration"));
  EXPECT_EQ(why(R"({"Code":"AssumeRoleUnauthorizedAccess","Message":"no\ntrust"})", kInstance),
            "AssumeRoleUnauthorizedAccess: no trust");
}

TEST(CredentialsJson, ExpirationsAreOfManyForms) {
  const auto time = base::ParseIso8601("2026-11-22T21:28:00.123Z");
  for (const char* text : {"2026-11-22T21:28:00.123Z", "2026-11-22T21:28:00.123456789Z",
                           "2026-11-22T21:28:00.123+00:00", "2026-11-22T21:28:00.123+0000"}) {
    EXPECT_EQ(ParseExpiration(text), time) << text;
  }
  for (const char* text : {"", "Z", "soon", "2026-11-22T21:28:00", "2026-11-22T21:28:00+01:00",
                           "2026-11-22T21:28:00.123xZ"}) {
    EXPECT_FALSE(ParseExpiration(text)) << text;
  }
}

}  // namespace
}  // namespace flavorbot::aws
