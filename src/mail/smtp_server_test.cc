#include "mail/smtp_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flavorbot::mail {
namespace {

using Security = SmtpServer::Security;

TEST(SmtpUrl, UserAndPasswordAreDecodedAndTakenOutOfTheUrl) {
  const auto server = ParseSmtpUrl("smtp://ana%40example.org:p%3Ass@mail.example.org:587");
  ASSERT_TRUE(server.has_value()) << server.error();
  EXPECT_EQ(server->url, "smtp://mail.example.org:587");
  EXPECT_EQ(server->user, "ana@example.org");
  EXPECT_EQ(server->password, "p:ss");
  EXPECT_EQ(server->security, Security::kStartTls);
}

TEST(SmtpUrl, OnlyThisMachineIsSpokenToInTheClear) {
  EXPECT_EQ(ParseSmtpUrl("smtp://localhost:1025")->security, Security::kNone);
  EXPECT_EQ(ParseSmtpUrl("smtp://127.0.0.1:1025")->security, Security::kNone);
  EXPECT_EQ(ParseSmtpUrl("smtp://[::1]:1025")->security, Security::kNone);
  EXPECT_EQ(ParseSmtpUrl("smtp://localhost.example.org")->security, Security::kStartTls);
  EXPECT_EQ(ParseSmtpUrl("smtps://localhost")->security, Security::kTls);
}

TEST(SmtpUrl, OthersAreRefusedWithoutRepeatingThem) {
  for (const char* text : {"", "mail.example.org", "http://secret@mail.example.org",
                           "smtp://secret@mail.example.org/path", "smtp://secret@host?x=1",
                           "smtp://secret@host:99999"}) {
    const auto server = ParseSmtpUrl(text);
    ASSERT_FALSE(server.has_value()) << text;
    EXPECT_THAT(server.error(), testing::Not(testing::HasSubstr("secret")));
  }
}

}  // namespace
}  // namespace flavorbot::mail
