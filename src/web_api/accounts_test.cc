// Registering, proving an address, signing in and out: as a client sees it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "web_api/site_for_test.h"

namespace flavorbot::web_api {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::string Registration(const std::string& email, const std::string& password = kTestPassword,
                         const std::string& first_name = "Ana") {
  return R"({"email":")" + email + R"(","password":")" + password + R"(","firstName":")" +
         first_name + R"(","lastName":"Maria"})";
}

std::string Message(const std::string& text) { return R"({"message":")" + text + R"("})"; }

TEST(Registering, SignsInAtOnceAndMailsALink) {
  Site site;
  const auto answer = site.Post("/api/register", Registration("Ana@Example.com"));
  EXPECT_EQ(answer.status, 201);
  EXPECT_THAT(answer.body, HasSubstr(R"("email":"Ana@Example.com")"));
  EXPECT_THAT(answer.body, HasSubstr(R"("requiresVerification":true)"));
  EXPECT_THAT(*answer.headers.Find("Set-Cookie"), HasSubstr("HttpOnly"));
  EXPECT_EQ(site.Get("/api/user", answer.cookie).status, 200);
  ASSERT_THAT(site.mails(), SizeIs(1));
  EXPECT_EQ(site.mails()[0].to, "Ana@Example.com");
  EXPECT_THAT(site.mails()[0].link,
              HasSubstr("http://localhost:5000/verify-email?email=Ana%40Example.com&token="));
}

TEST(Registering, NeverAnswersThePasswordsHashOrAToken) {
  Site site;
  const auto answer = site.Post("/api/register", Registration("ana@example.com"));
  EXPECT_THAT(answer.body, Not(HasSubstr("argon2")));
  EXPECT_THAT(answer.body, Not(HasSubstr(site.LastToken())));
  EXPECT_THAT(answer.body, Not(HasSubstr("oken")));
}

TEST(Registering, RefusalsHaveTheTextsOfTheOlderVersion) {
  Site site;
  const auto refusal = [&site](const std::string& body) {
    const auto answer = site.Post("/api/register", body);
    EXPECT_EQ(answer.status, 400) << answer.body;
    return answer.body;
  };
  EXPECT_EQ(refusal("{}"), Message("All fields are required"));
  EXPECT_EQ(refusal(Registration("ana@example.com", kTestPassword, "  ")),
            Message("All fields are required"));
  EXPECT_EQ(refusal(R"({"email":null,"password":"x","firstName":"A","lastName":"B"})"),
            Message("All fields are required"));
  EXPECT_EQ(refusal(Registration("ana@example.com", "short")),
            Message("Password must be at least 12 characters long"));
  EXPECT_EQ(refusal(Registration("ana@example.com", "correct-horse-7")),
            Message("Password must contain uppercase, lowercase, numbers, and special characters"));
  site.Register("ana@example.com");
  EXPECT_EQ(refusal(Registration(" ANA@example.COM ")),
            Message("An account with this email already exists"));
}

TEST(Registering, InvalidFieldsAreNamed) {
  Site site;
  const auto answer = site.Post(
      "/api/register", Registration("not an address", kTestPassword, std::string(101, 'x')));
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(answer.body,
            R"({"message":"Some fields are invalid","errors":{"email":"Must be an email address",)"
            R"("firstName":"Must be at most 100 characters long"}})");
  const auto wrong_type =
      site.Post("/api/register", R"({"email":1,"password":[],"firstName":true,"lastName":{}})");
  EXPECT_EQ(wrong_type.status, 422);
  EXPECT_THAT(wrong_type.body, HasSubstr(R"("lastName":"Must be text")"));
}

TEST(Registering, SucceedsWhenTheMailCanNotBeSent) {
  Site site;
  site.set_mail_fails(true);
  EXPECT_EQ(site.Post("/api/register", Registration("ana@example.com")).status, 201);
}

TEST(Registering, Of20AtTheSameMomentWithOneAddressExactlyOneSucceeds) {
  Site site;
  std::atomic<int> created = 0;
  std::atomic<int> refused = 0;
  std::vector<std::jthread> people;
  for (int i = 0; i < 20; ++i) {
    people.emplace_back([&] {
      const auto answer = site.Post("/api/register", Registration("ana@example.com"));
      if (answer.status == 201) ++created;
      if (answer.status == 400) ++refused;
    });
  }
  people.clear();
  EXPECT_EQ(created, 1);
  EXPECT_EQ(refused, 19);
}

TEST(Verifying, ALinkWorksOnceAndForItsAddressOnly) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  const auto body = [&](const std::string& email) {
    return R"({"email":")" + email + R"(","token":")" + site.LastToken() + R"("})";
  };
  EXPECT_EQ(site.Post("/api/verify-email", body("bob@example.com")).status, 400);
  const auto verified = site.Post("/api/verify-email", body("Ana@example.com"));
  EXPECT_EQ(verified.status, 200);
  EXPECT_EQ(verified.body, Message("Email verified successfully. You can now log in."));
  const auto again = site.Post("/api/verify-email", body("ana@example.com"));
  EXPECT_EQ(again.status, 400);
  EXPECT_EQ(again.body, Message("Invalid or expired verification token"));
  EXPECT_THAT(site.Get("/api/user", ana.cookie).body, HasSubstr(R"("emailVerified":true)"));
}

TEST(Verifying, ALinkExpiresAfter24Hours) {
  Site site;
  site.Register("ana@example.com");
  const auto body = R"({"email":"ana@example.com","token":")" + site.LastToken() + R"("})";
  site.clock().Advance(std::chrono::hours{24});
  EXPECT_EQ(site.Post("/api/verify-email", body).status, 400);
}

TEST(Verifying, NeedsBothFields) {
  Site site;
  const auto answer = site.Post("/api/verify-email", R"({"email":"ana@example.com"})");
  EXPECT_EQ(answer.status, 400);
  EXPECT_EQ(answer.body, Message("Email and token are required"));
}

TEST(Verifying, AnOlderLinkNamesTheUser) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  const auto token = site.LastToken();
  EXPECT_EQ(site.Get("/api/auth/verify-email").body, "Invalid verification link");
  EXPECT_EQ(site.Get("/api/auth/verify-email?userId=other&token=" + token).status, 400);
  const auto page = site.Get("/api/auth/verify-email?userId=" + ana.id + "&token=" + token);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("<h1>Email Verified!</h1>"));
}

TEST(Verifying, AnotherLinkIsMailedOnRequest) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  EXPECT_EQ(site.Post("/api/auth/send-verification", "", ana.cookie).status, 200);
  EXPECT_THAT(site.mails(), SizeIs(2));
  const auto token = site.LastToken();
  EXPECT_EQ(
      site.Post("/api/verify-email", R"({"email":"ana@example.com","token":")" + token + R"("})")
          .status,
      200);
  EXPECT_EQ(site.Post("/api/auth/send-verification", "", ana.cookie).status, 400);
}

TEST(Verifying, SignedOutTheAnswerDoesNotTellWhetherThereIsAnAccount) {
  Site site;
  site.Register("ana@example.com");
  const auto known = site.Post("/api/auth/send-verification", R"({"email":"ana@example.com"})");
  const auto unknown = site.Post("/api/auth/send-verification", R"({"email":"bob@example.com"})");
  EXPECT_EQ(known.status, 200);
  EXPECT_EQ(unknown.status, 200);
  EXPECT_EQ(known.body, unknown.body);
  EXPECT_THAT(site.mails(), SizeIs(2));
  EXPECT_EQ(site.Post("/api/auth/send-verification", "").status, 401);
}

TEST(SigningIn, AnswersTheShortUserAndACookie) {
  Site site;
  const auto ana = site.RegisterVerified("ana@example.com");
  const auto answer = site.SignIn(" ANA@example.com");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, R"({"id":")" + ana.id +
                             R"(","email":"ana@example.com","firstName":"Ana",)"
                             R"("lastName":"Maria","emailVerified":true,"authProvider":"email"})");
  EXPECT_EQ(site.Get("/api/user", answer.cookie).body, answer.body);
}

TEST(SigningIn, AcceptsAFormAsTheOlderVersionDid) {
  Site site;
  site.RegisterVerified("ana@example.com");
  const auto answer =
      site.Send(http::Method::kPost, "/api/login",
                {.body = "email=ana%40example.com&password=Correct-Horse-7%21",
                 .headers = {{"Content-Type", "application/x-www-form-urlencoded"}}});
  EXPECT_EQ(answer.status, 200);
}

TEST(SigningIn, WantsCredentials) {
  Site site;
  for (const char* body : {"{}", R"({"email":"ana@example.com"})", R"({"email":"","password":""})",
                           R"({"email":["ana@example.com"],"password":1})"}) {
    const auto answer = site.Post("/api/login", body);
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(answer.body, Message("Missing credentials")) << body;
  }
}

TEST(SigningIn, WrongPasswordsAndUnknownAddressesAreAnsweredAlike) {
  Site site;
  site.RegisterVerified("ana@example.com");
  const auto wrong = site.SignIn("ana@example.com", "Wrong-Horse-7!!");
  const auto unknown = site.SignIn("bob@example.com", "Wrong-Horse-7!!");
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(wrong.body, Message("Invalid email or password"));
  EXPECT_EQ(unknown.status, wrong.status);
  EXPECT_EQ(unknown.body, wrong.body);
  EXPECT_EQ(site.SignIn("no address at all", "x").body, wrong.body);
}

// The same calls are made whether or not somebody owns the address.
TEST(SigningIn, WrongPasswordsAndUnknownAddressesCostTheSame) {
  Site site;
  site.RegisterVerified("ana@example.com");
  const auto cost_of = [&site](const std::string& email) {
    const auto before = site.total_cost();
    site.SignIn(email, "Wrong-Horse-7!!");
    const auto after = site.total_cost();
    return after.requests - before.requests;
  };
  EXPECT_EQ(cost_of("ana@example.com"), cost_of("bob@example.com"));
}

TEST(SigningIn, AnUnverifiedAddressIsToldOnlyToWhoeverKnowsThePassword) {
  Site site;
  site.Register("ana@example.com");
  EXPECT_EQ(site.SignIn("ana@example.com", "Wrong-Horse-7!!").body,
            Message("Invalid email or password"));
  const auto right = site.SignIn("ana@example.com");
  EXPECT_EQ(right.status, 401);
  EXPECT_EQ(right.body, Message("Please verify your email before logging in"));
}

TEST(SigningIn, FiveFailuresLockFor15MinutesAlsoForTheRightPassword) {
  Site site;
  site.RegisterVerified("ana@example.com");
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(site.SignIn("ana@example.com", "Wrong-Horse-7!!").status, 401) << i;
  }
  const auto locked = site.SignIn("Ana@example.com");
  EXPECT_EQ(locked.status, 429);
  EXPECT_EQ(locked.headers.Find("Retry-After"), "900");
  site.clock().Advance(std::chrono::minutes{15});
  EXPECT_EQ(site.SignIn("ana@example.com").status, 200);
}

TEST(SigningIn, UnknownAddressesLockToo) {
  Site site;
  for (int i = 0; i < 5; ++i) site.SignIn("bob@example.com", "Wrong-Horse-7!!");
  EXPECT_EQ(site.SignIn("bob@example.com", "Wrong-Horse-7!!").status, 429);
}

TEST(SigningIn, ASuccessForgetsEarlierFailures) {
  Site site;
  site.RegisterVerified("ana@example.com");
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 4; ++i) site.SignIn("ana@example.com", "Wrong-Horse-7!!");
    EXPECT_EQ(site.SignIn("ana@example.com").status, 200);
  }
}

TEST(SigningOut, EndsTheSessionAndClearsTheCookie) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  const auto answer = site.Post("/api/logout", "", ana.cookie);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, Message("Logged out successfully"));
  EXPECT_TRUE(answer.clears_cookie);
  EXPECT_EQ(site.Get("/api/user", ana.cookie).status, 401);
  EXPECT_EQ(site.Post("/api/logout", "").status, 200);
}

TEST(SigningOut, ByLinkLeadsToTheLandingPage) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  const auto answer = site.Get("/api/logout", ana.cookie);
  EXPECT_EQ(answer.status, 302);
  EXPECT_EQ(answer.headers.Find("Location"), "/");
  EXPECT_EQ(site.Get("/api/user", ana.cookie).status, 401);
}

}  // namespace
}  // namespace flavorbot::web_api
