#include "app/auth/email_address.h"

#include <gtest/gtest.h>

namespace flavorbot::app::auth {
namespace {

std::string Normalised(std::string_view text) {
  const auto address = ParseEmailAddress(text);
  return address ? address->normalised : "(none)";
}

TEST(EmailAddress, BlanksAroundItAreCutAndTheRestIsKeptAsWritten) {
  EXPECT_EQ(ParseEmailAddress(" Ana@Example.COM\n"),
            (EmailAddress{"Ana@Example.COM", "ana@example.com"}));
}

TEST(EmailAddress, SpellingsOfOneAddressNormaliseAlike) {
  EXPECT_EQ(Normalised("ANA.MARIA+x@EXAMPLE.com"), Normalised("ana.maria+x@example.com"));
  EXPECT_EQ(Normalised("ana@Bücher.example"), "ana@xn--bcher-kva.example");
  EXPECT_EQ(Normalised("ana@XN--BCHER-KVA.example"), "ana@xn--bcher-kva.example");
  EXPECT_EQ(Normalised("STRASSE@example.com"), Normalised("straße@example.com"));
  // é as one code point and as e with an accent.
  EXPECT_EQ(Normalised("ren\xC3\xA9@example.com"), Normalised("rene\xCC\x81@example.com"));
}

TEST(EmailAddress, DotsAndTagsOfTheLocalPartMatter) {
  EXPECT_NE(Normalised("a.b@example.com"), Normalised("ab@example.com"));
  EXPECT_NE(Normalised("a+b@example.com"), Normalised("a@example.com"));
}

TEST(EmailAddress, WhatIsNoAddressIsRefused) {
  for (const char* text : {"",
                           "@",
                           "ana",
                           "ana@",
                           "@example.com",
                           "ana@localhost",
                           "ana@@example.com",
                           "ana maria@example.com",
                           "ana@exam ple.com",
                           "ana@example..com",
                           ".ana@example.com",
                           "ana.@example.com",
                           "a..b@example.com",
                           "\"ana\"@example.com",
                           "ana@[127.0.0.1]",
                           "ana@127.0.0.1",
                           "ana@-example.com",
                           "ana@exa_mple.com",
                           "ana@example.com,bob@example.com",
                           "ana@example.com\r\nBcc: x@example.com",
                           "ana<ana@example.com>",
                           "ana\xEF\xBC\xA0x@example.com",
                           "\xFF@example.com"}) {
    EXPECT_EQ(Normalised(text), "(none)") << text;
  }
}

TEST(EmailAddress, LengthsAreBounded) {
  EXPECT_NE(Normalised(std::string(64, 'a') + "@example.com"), "(none)");
  EXPECT_EQ(Normalised(std::string(65, 'a') + "@example.com"), "(none)");
  // 64 + 1 + 189 bytes.
  const std::string domain =
      std::string(63, 'b') + "." + std::string(63, 'c') + "." + std::string(58, 'd') + ".ee";
  ASSERT_EQ(domain.size(), 189U);
  EXPECT_NE(Normalised(std::string(64, 'a') + "@" + domain), "(none)");
  EXPECT_EQ(Normalised(std::string(64, 'a') + "@" + domain + "e"), "(none)");
}

}  // namespace
}  // namespace flavorbot::app::auth
