#include "app/auth/account_mails.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flavorbot::app::auth {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const Recipient kAna{"ana+x@example.com", "<b>Ana</b>", "https://flavorbot.example"};

TEST(AccountMails, TheVerificationLinkCarriesAddressAndToken) {
  const auto mail = VerificationMail(kAna, "tok_en");
  EXPECT_EQ(mail.to, "ana+x@example.com");
  EXPECT_EQ(mail.link,
            "https://flavorbot.example/verify-email?email=ana%2Bx%40example.com&token=tok_en");
  EXPECT_THAT(mail.text, HasSubstr(mail.link + "\n"));
  EXPECT_THAT(mail.html, HasSubstr("email=ana%2Bx%40example.com&amp;token=tok_en\""));
}

TEST(AccountMails, TheResetLinkCarriesTheTokenOnly) {
  EXPECT_EQ(PasswordResetMail(kAna, "t").link, "https://flavorbot.example/reset-password?token=t");
}

// Names come from whoever registers, also with somebody else's address.
TEST(AccountMails, NamesAreTextInHtml) {
  const auto mail = VerificationMail(kAna, "t");
  EXPECT_THAT(mail.html, HasSubstr("&lt;b&gt;Ana&lt;/b&gt;"));
  EXPECT_THAT(mail.html, Not(HasSubstr("<b>")));
}

TEST(AccountMails, NoticesAskToOpenNothing) {
  EXPECT_EQ(PasswordChangedMail(kAna).link, "");
  EXPECT_THAT(EmailChangedMail(kAna, "new@example.com").text, HasSubstr("new@example.com"));
}

}  // namespace
}  // namespace flavorbot::app::auth
