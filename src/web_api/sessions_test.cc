// Sessions and their cookie, as a client sees them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "web_api/site_for_test.h"

namespace flavorbot::web_api {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(SessionCookie, IsHttpOnlyAndLaxAndLastsADay) {
  Site site;
  const auto answer =
      site.Post("/api/register", R"({"email":"a@example.com","password":"Correct-Horse-7!",)"
                                 R"("firstName":"A","lastName":"B"})");
  EXPECT_THAT(
      *answer.headers.Find("Set-Cookie"),
      AllOf(HasSubstr("flavorbot.sid=s%3A"), HasSubstr("Path=/"), HasSubstr("Max-Age=86400"),
            HasSubstr("HttpOnly"), HasSubstr("SameSite=Lax"), Not(HasSubstr("Secure"))));
}

TEST(SessionCookie, IsSecureWhenTheAppIsSeenOverHttps) {
  Site site({.public_url = "https://flavorbot.example"});
  const auto answer =
      site.Post("/api/register", R"({"email":"a@example.com","password":"Correct-Horse-7!",)"
                                 R"("firstName":"A","lastName":"B"})");
  EXPECT_THAT(*answer.headers.Find("Set-Cookie"), HasSubstr("; Secure"));
  EXPECT_THAT(site.mails()[0].link, HasSubstr("https://flavorbot.example/verify-email?"));
}

TEST(SessionCookie, ForgedOnesAreNobodys) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  auto forged = ana.cookie;
  forged.back() = forged.back() == 'A' ? 'B' : 'A';
  for (const std::string& cookie :
       {forged, std::string("flavorbot.sid="), std::string("flavorbot.sid=s%3Aabc.def"),
        std::string("flavorbot.sid=%"), std::string("other=1"), std::string(8000, 'x')}) {
    const auto answer = site.Get("/api/user", cookie);
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(answer.body, R"({"message":"Not authenticated"})");
    EXPECT_EQ(site.Get("/api/auth/user", cookie).body, R"({"message":"Unauthorized"})");
  }
}

TEST(SessionCookie, StandsAmongOthers) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  EXPECT_EQ(site.Get("/api/user", "a=b; " + ana.cookie + "; c=d").status, 200);
}

TEST(Sessions, ExpireADayAfterTheyWereLastSeen) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  site.clock().Advance(std::chrono::hours{23});
  EXPECT_EQ(site.Get("/api/user", ana.cookie).status, 200);
  site.clock().Advance(std::chrono::hours{23});
  EXPECT_EQ(site.Get("/api/user", ana.cookie).status, 200);
  site.clock().Advance(std::chrono::hours{24});
  EXPECT_EQ(site.Get("/api/user", ana.cookie).status, 401);
}

TEST(Sessions, AreWrittenAtMostOnceAnHourAndTheCookieIsSentAgainThen) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  const auto written = [&site] { return site.total_cost().write_units; };
  auto before = written();
  site.clock().Advance(std::chrono::minutes{59});
  EXPECT_EQ(site.Get("/api/user", ana.cookie).cookie, "");
  EXPECT_EQ(written(), before);
  site.clock().Advance(std::chrono::minutes{1});
  EXPECT_EQ(site.Get("/api/user", ana.cookie).cookie, ana.cookie);
  EXPECT_GT(written(), before);
  before = written();
  EXPECT_EQ(site.Get("/api/user", ana.cookie).cookie, "");
  EXPECT_EQ(written(), before);
}

TEST(Sessions, AreListedWithTheOneThatAsks) {
  Site site;
  const auto ana = site.RegisterVerified("ana@example.com");
  site.clock().Advance(std::chrono::minutes{1});
  const auto phone =
      site.Send(http::Method::kPost, "/api/login",
                {.body = R"({"email":"ana@example.com","password":"Correct-Horse-7!"})",
                 .headers = {{"User-Agent", "Phone \xFF \x01(x)"}}});
  const auto list = site.Get("/api/user/sessions", ana.cookie).body;
  EXPECT_THAT(list, HasSubstr(R"x("userAgent":"Phone  (x)","ipAddress":"127.0.0.1",)x"
                              R"x("current":false},{"id":")x"));
  EXPECT_THAT(list, HasSubstr(R"("current":true}])"));
  EXPECT_THAT(list, Not(HasSubstr(ana.cookie.substr(20, 20))));
}

std::string FirstSessionId(const std::string& list) { return list.substr(8, 43); }

TEST(Sessions, OneCanBeEndedByItsOwnerOnly) {
  Site site;
  const auto ana = site.RegisterVerified("ana@example.com");
  const auto bob = site.Register("bob@example.com");
  site.clock().Advance(std::chrono::minutes{1});
  const auto phone = site.SignIn("ana@example.com").cookie;
  const auto id = FirstSessionId(site.Get("/api/user/sessions", ana.cookie).body);
  const auto target = "/api/user/sessions/" + id;
  EXPECT_EQ(site.Send(http::Method::kDelete, target, {.cookie = bob.cookie}).status, 404);
  EXPECT_EQ(site.Get("/api/user", phone).status, 200);
  EXPECT_EQ(site.Send(http::Method::kDelete, target, {.cookie = ana.cookie}).status, 204);
  EXPECT_EQ(site.Get("/api/user", phone).status, 401);
  EXPECT_EQ(site.Send(http::Method::kDelete, target, {.cookie = ana.cookie}).status, 404);
}

TEST(Sessions, EndingTheOwnOneClearsTheCookie) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  const auto id = FirstSessionId(site.Get("/api/user/sessions", ana.cookie).body);
  const auto answer =
      site.Send(http::Method::kDelete, "/api/user/sessions/" + id, {.cookie = ana.cookie});
  EXPECT_EQ(answer.status, 204);
  EXPECT_TRUE(answer.clears_cookie);
}

TEST(Sessions, AllOthersCanBeEndedAtOnce) {
  Site site;
  const auto ana = site.RegisterVerified("ana@example.com");
  const auto phone = site.SignIn("ana@example.com").cookie;
  const auto tablet = site.SignIn("ana@example.com").cookie;
  EXPECT_EQ(site.Send(http::Method::kDelete, "/api/user/sessions", {.cookie = phone}).status, 204);
  EXPECT_EQ(site.Get("/api/user", phone).status, 200);
  EXPECT_EQ(site.Get("/api/user", ana.cookie).status, 401);
  EXPECT_EQ(site.Get("/api/user", tablet).status, 401);
}

}  // namespace
}  // namespace flavorbot::web_api
