#include "app/auth/password_rules.h"

#include <gtest/gtest.h>

namespace flavorbot::app::auth {
namespace {

std::string Refusal(std::string_view password) {
  const auto error = CheckNewPassword(password, "password");
  if (!error) return "";
  return error->fields.empty() ? error->message : error->fields.at("password");
}

constexpr const char* kTooShort = "Password must be at least 12 characters long";
constexpr const char* kTooPlain =
    "Password must contain uppercase, lowercase, numbers, and special characters";

TEST(PasswordRules, TwelveCharactersOfFourKindsAreEnough) {
  EXPECT_EQ(Refusal("Abcdefghij1!"), "");
}

TEST(PasswordRules, LengthIsToldBeforeKinds) { EXPECT_EQ(Refusal("abc"), kTooShort); }

TEST(PasswordRules, EachKindIsNeeded) {
  EXPECT_EQ(Refusal("abcdefghij1!"), kTooPlain);
  EXPECT_EQ(Refusal("ABCDEFGHIJ1!"), kTooPlain);
  EXPECT_EQ(Refusal("Abcdefghijk!"), kTooPlain);
  EXPECT_EQ(Refusal("Abcdefghij12"), kTooPlain);
}

TEST(PasswordRules, OtherPunctuationIsNotAmongTheSpecialCharacters) {
  EXPECT_EQ(Refusal("Abcdefghij1-"), kTooPlain);
  for (const char special : std::string_view("!@#$%^&*(),.?\":{}|<>")) {
    EXPECT_EQ(Refusal(std::string("Abcdefghij1") + special), "") << special;
  }
}

TEST(PasswordRules, LengthCountsCharactersNotBytes) {
  EXPECT_EQ(Refusal("Ab1!\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"), kTooShort);
  EXPECT_EQ(Refusal("Ab1!" + std::string(124, 'x')), "");
  EXPECT_EQ(Refusal("Ab1!" + std::string(125, 'x')),
            "Password must be at most 128 characters long");
}

}  // namespace
}  // namespace flavorbot::app::auth
