#include "mail/address.h"

#include <gtest/gtest.h>

namespace flavorbot::mail {
namespace {

TEST(Address, OrdinaryAddressesAreAddresses) {
  for (const char* text : {"ana@example.org", "a.b+c@sub.example.co", "o'neil@example.org",
                           "root@localhost", "jürgen@müller.example", "a@1.example"}) {
    EXPECT_TRUE(IsAddress(text)) << text;
  }
}

TEST(Address, WhatIsMalformedOrTooLongIsNot) {
  for (const std::string& text :
       {std::string(""), std::string("ana"), std::string("@example.org"), std::string("ana@"),
        std::string("a..b@example.org"), std::string(".a@example.org"), std::string("a@b..org"),
        std::string("a@-b.org"), std::string("a b@example.org"), std::string("a@b@c.org"),
        std::string("\"a b\"@example.org"), std::string("a@exa_mple.org"),
        std::string("a@\xff.org"), std::string(65, 'a') + "@example.org",
        "a@" + std::string(64, 'b') + ".org",
        std::string(64, 'a') + "@" + std::string(63, 'b') + "." + std::string(63, 'c') + "." +
            std::string(63, 'd')}) {
    EXPECT_FALSE(IsAddress(text)) << text;
  }
}

// An address goes into an SMTP command and a header field: neither may be ended by it.
TEST(Address, NothingThatEndsACommandOrAFieldIsAnAddress) {
  for (const char* text :
       {"a@example.org\r\nRCPT TO:<b@example.org>", "a@example.org\nBcc: b@c.org",
        "a\r@example.org", "a@example.org>", "<a@example.org", "a@example.org,b@c.org",
        "a@example.org;b@c.org", "a\t@example.org"}) {
    EXPECT_FALSE(IsAddress(text)) << text;
  }
}

TEST(Mailbox, HasAnAddressAndMayHaveAName) {
  EXPECT_EQ(ParseMailbox("hello@example.org")->address, "hello@example.org");
  const auto named = ParseMailbox(" Flavor Bot <hello@example.org> ");
  ASSERT_TRUE(named.has_value());
  EXPECT_EQ(named->name, "Flavor Bot");
  EXPECT_EQ(named->address, "hello@example.org");
  EXPECT_EQ(ParseMailbox("\"Bot, Flavor\" <hello@example.org>")->name, "Bot, Flavor");
}

TEST(Mailbox, BrokenOnesAreRefused) {
  for (const char* text : {"", "Bot <hello@example.org", "Bot <>", "Bot hello@example.org",
                           "Bot\r\nBcc: x@y.org <hello@example.org>", "\xff <hello@example.org>"}) {
    EXPECT_FALSE(ParseMailbox(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace flavorbot::mail
