// Changing and recovering what lets a person in: passwords and the address.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/keys.h"
#include "storage/memory_table_for_test.h"
#include "web_api/site_for_test.h"

namespace flavorbot::web_api {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

// scrypt of kTestPassword as the Node version stores it.
constexpr const char* kNodeHash =
    "8fb1ae82a7a1ab0fed38b2a3139d1ef4c1cc7fc278bc6c347763d6f94e817076"
    "acfa10a4a3de3914f88dbd18c393934decd12743c4e4009993d39eb6e76cdcab"
    ".000102030405060708090a0b0c0d0e0f";
constexpr const char* kNewPassword = "Battery-Staple-9?";

std::string Message(const std::string& text) { return R"({"message":")" + text + R"("})"; }

std::string PasswordChange(const std::string& current, const std::string& wanted) {
  return R"({"currentPassword":")" + current + R"(","newPassword":")" + wanted + R"("})";
}

TEST(ChangingThePassword, EndsTheOtherSessionsAndKeepsThisOne) {
  Site site;
  const auto ana = site.RegisterVerified("ana@example.com");
  const auto other = site.SignIn("ana@example.com").cookie;
  const auto answer =
      site.Post("/api/user/password", PasswordChange(kTestPassword, kNewPassword), ana.cookie);
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(site.Get("/api/user", ana.cookie).status, 200);
  EXPECT_EQ(site.Get("/api/user", other).status, 401);
  EXPECT_EQ(site.SignIn("ana@example.com").status, 401);
  EXPECT_EQ(site.SignIn("ana@example.com", kNewPassword).status, 200);
  EXPECT_EQ(site.mails().back().subject, "Your FlavorBot password was changed");
}

TEST(ChangingThePassword, WantsTheCurrentOneAndAStrongNewOne) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  const auto wrong =
      site.Post("/api/user/password", PasswordChange("Wrong-Horse-7!!", kNewPassword), ana.cookie);
  EXPECT_EQ(wrong.status, 403);
  EXPECT_EQ(wrong.body, Message("The password is incorrect"));
  const auto weak =
      site.Post("/api/user/password", PasswordChange(kTestPassword, "weak"), ana.cookie);
  EXPECT_EQ(weak.status, 400);
  EXPECT_EQ(weak.body, Message("Password must be at least 12 characters long"));
  EXPECT_EQ(site.Post("/api/user/password", "{}", ana.cookie).status, 400);
  EXPECT_EQ(site.Post("/api/user/password", "{}").status, 401);
}

// A stolen session must not be a way to guess the password.
TEST(ChangingThePassword, GuessesCountTowardsTheLock) {
  Site site;
  const auto ana = site.RegisterVerified("ana@example.com");
  for (int i = 0; i < 5; ++i) {
    site.Post("/api/user/password", PasswordChange("Wrong-Horse-7!!", kNewPassword), ana.cookie);
  }
  EXPECT_EQ(site.Post("/api/user/password", PasswordChange(kTestPassword, kNewPassword), ana.cookie)
                .status,
            429);
  EXPECT_EQ(site.SignIn("ana@example.com").status, 429);
}

std::string Reset(const std::string& token, const std::string& password) {
  return R"({"token":")" + token + R"(","password":")" + password + R"("})";
}

TEST(RecoveringThePassword, AMailedLinkSetsANewOneAndEndsAllSessions) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  EXPECT_EQ(site.Post("/api/auth/forgot-password", R"({"email":"ANA@example.com"})").status, 200);
  ASSERT_THAT(site.mails(), SizeIs(2));
  EXPECT_THAT(site.mails()[1].link, HasSubstr("http://localhost:5000/reset-password?token="));
  const auto token = site.LastToken();
  const auto answer = site.Post("/api/auth/reset-password", Reset(token, kNewPassword));
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(site.Get("/api/user", ana.cookie).status, 401);
  // The mail arrived, so the address is verified by that.
  EXPECT_EQ(site.SignIn("ana@example.com", kNewPassword).status, 200);
  const auto again = site.Post("/api/auth/reset-password", Reset(token, kTestPassword));
  EXPECT_EQ(again.status, 400);
  EXPECT_EQ(again.body, Message("Invalid or expired reset token"));
}

TEST(RecoveringThePassword, TheAnswerDoesNotTellWhetherThereIsAnAccount) {
  Site site;
  site.Register("ana@example.com");
  const auto known = site.Post("/api/auth/forgot-password", R"({"email":"ana@example.com"})");
  const auto unknown = site.Post("/api/auth/forgot-password", R"({"email":"bob@example.com"})");
  const auto malformed = site.Post("/api/auth/forgot-password", R"({"email":"nobody"})");
  EXPECT_EQ(known.status, 200);
  EXPECT_EQ(unknown.status, 200);
  EXPECT_EQ(known.body, unknown.body);
  EXPECT_EQ(known.body, malformed.body);
  EXPECT_THAT(site.mails(), SizeIs(2));
  EXPECT_EQ(site.Post("/api/auth/forgot-password", "{}").status, 422);
}

TEST(RecoveringThePassword, ALinkExpiresAfterAnHour) {
  Site site;
  site.Register("ana@example.com");
  site.Post("/api/auth/forgot-password", R"({"email":"ana@example.com"})");
  site.clock().Advance(std::chrono::hours{1});
  EXPECT_EQ(site.Post("/api/auth/reset-password", Reset(site.LastToken(), kNewPassword)).status,
            400);
}

TEST(RecoveringThePassword, AVerificationLinkIsNoResetLink) {
  Site site;
  site.Register("ana@example.com");
  EXPECT_EQ(site.Post("/api/auth/reset-password", Reset(site.LastToken(), kNewPassword)).status,
            400);
}

TEST(RecoveringThePassword, LiftsALock) {
  Site site;
  site.RegisterVerified("ana@example.com");
  for (int i = 0; i < 5; ++i) site.SignIn("ana@example.com", "Wrong-Horse-7!!");
  site.Post("/api/auth/forgot-password", R"({"email":"ana@example.com"})");
  site.Post("/api/auth/reset-password", Reset(site.LastToken(), kNewPassword));
  EXPECT_EQ(site.SignIn("ana@example.com", kNewPassword).status, 200);
}

std::string EmailChange(const std::string& password, const std::string& email) {
  return R"({"password":")" + password + R"(","newEmail":")" + email + R"("})";
}

std::string Verification(const std::string& email, const std::string& token) {
  return R"({"email":")" + email + R"(","token":")" + token + R"("})";
}

TEST(ChangingTheAddress, HappensWhenTheLinkComesBack) {
  Site site;
  const auto ana = site.RegisterVerified("ana@example.com");
  const auto asked =
      site.Post("/api/user/email", EmailChange(kTestPassword, "new@example.com"), ana.cookie);
  EXPECT_EQ(asked.status, 200) << asked.body;
  EXPECT_EQ(site.mails().back().to, "new@example.com");
  EXPECT_THAT(site.Get("/api/user", ana.cookie).body, HasSubstr("ana@example.com"));

  const auto token = site.LastToken();
  EXPECT_EQ(site.Post("/api/verify-email", Verification("new@example.com", token)).status, 200);
  EXPECT_THAT(site.Get("/api/user", ana.cookie).body, HasSubstr("new@example.com"));
  EXPECT_EQ(site.SignIn("new@example.com").status, 200);
  EXPECT_EQ(site.SignIn("ana@example.com").status, 401);
  EXPECT_EQ(site.mails().back().to, "ana@example.com");
  EXPECT_EQ(site.mails().back().subject, "Your FlavorBot email address was changed");
  site.Register("ana@example.com");
}

TEST(ChangingTheAddress, WantsThePasswordAndAnotherAddress) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  EXPECT_EQ(
      site.Post("/api/user/email", EmailChange("Wrong-Horse-7!!", "new@example.com"), ana.cookie)
          .status,
      403);
  EXPECT_EQ(site.Post("/api/user/email", EmailChange(kTestPassword, "nobody"), ana.cookie).body,
            R"({"message":"Some fields are invalid","errors":{"newEmail":)"
            R"("Must be an email address"}})");
  EXPECT_EQ(site.Post("/api/user/email", EmailChange(kTestPassword, "ana@example.com"), ana.cookie)
                .status,
            422);
}

TEST(ChangingTheAddress, ToSomebodyElsesIsAnsweredAlikeButNothingIsSent) {
  Site site;
  site.Register("bob@example.com");
  const auto ana = site.Register("ana@example.com");
  const auto asked =
      site.Post("/api/user/email", EmailChange(kTestPassword, "bob@example.com"), ana.cookie);
  EXPECT_EQ(asked.status, 200);
  EXPECT_THAT(site.mails(), SizeIs(2));
}

TEST(ChangingTheAddress, IsAConflictWhenSomebodyRegisteredItMeanwhile) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  site.Post("/api/user/email", EmailChange(kTestPassword, "new@example.com"), ana.cookie);
  const auto token = site.LastToken();
  site.Register("new@example.com");
  EXPECT_EQ(site.Post("/api/verify-email", Verification("new@example.com", token)).status, 409);
  EXPECT_THAT(site.Get("/api/user", ana.cookie).body, HasSubstr("ana@example.com"));
}

TEST(ChangingTheAddress, MayJustChangeItsSpelling) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  site.Post("/api/user/email", EmailChange(kTestPassword, "Ana@example.com"), ana.cookie);
  EXPECT_EQ(
      site.Post("/api/verify-email", Verification("ana@example.com", site.LastToken())).status,
      200);
  EXPECT_THAT(site.Get("/api/user", ana.cookie).body, HasSubstr("Ana@example.com"));
  EXPECT_EQ(site.SignIn("ana@example.com").status, 200);
}

// An account of the Node version: a profile with a scrypt hash, and the guard its migration adds.
TEST(NodeAccounts, SignInAndTheirHashIsUpgraded) {
  using dynamodb::AttributeValue;
  Site site;
  const auto put = [&site](dynamodb::Item item) {
    dynamodb::PutItemRequest request;
    request.table_name = site.table_name();
    request.item = std::move(item);
    dynamodb::CallContext context;
    storage::RunToEnd([](dynamodb::Api& api, dynamodb::CallContext& call,
                         dynamodb::PutItemRequest sent) -> boost::asio::awaitable<void> {
      EXPECT_TRUE((co_await api.PutItem(call, std::move(sent))).has_value());
    }(site.api(), context, std::move(request)));
  };
  auto profile = storage::KeyItem(storage::ProfileKey("node1"));
  profile.Set("id", AttributeValue::S("node1"));
  profile.Set("email", AttributeValue::S("Node@example.com"));
  profile.Set("emailVerified", AttributeValue::Bool(true));
  profile.Set("password", AttributeValue::S(kNodeHash));
  put(profile);
  auto guard = storage::KeyItem(storage::EmailGuardKey("node@example.com"));
  guard.Set("userId", AttributeValue::S("node1"));
  put(guard);

  EXPECT_EQ(site.SignIn("node@example.com", "Wrong-Horse-7!!").status, 401);
  EXPECT_EQ(site.SignIn("Node@example.com").status, 200);
  const auto before = site.total_cost();
  EXPECT_EQ(site.SignIn("Node@example.com").status, 200);
  // No upgrade the second time: two reads and the session's transaction.
  EXPECT_EQ(site.total_cost().requests - before.requests, 3);
}

}  // namespace
}  // namespace flavorbot::web_api
