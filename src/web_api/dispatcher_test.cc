// What is decided before a handler is reached, and what every answer has.
#include "web_api/dispatcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "web_api/routes.h"
#include "web_api/site_for_test.h"

namespace flavorbot::web_api {
namespace {

using ::testing::HasSubstr;

TEST(Dispatcher, UnknownApiRoutesAre404Json) {
  Site site;
  for (const char* target : {"/api", "/api/", "/api/nosuch", "/api/user/", "/api/../etc/passwd"}) {
    const auto answer = site.Get(target);
    EXPECT_EQ(answer.status, 404) << target;
    EXPECT_EQ(answer.body, R"({"message":"Not found"})") << target;
  }
}

TEST(Dispatcher, OtherMethodsOfAKnownPathAre405WithTheAllowedOnes) {
  Site site;
  const auto answer = site.Send(http::Method::kPut, "/api/user");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.body, R"({"message":"Method not allowed"})");
  EXPECT_THAT(*answer.headers.Find("Allow"), HasSubstr("GET"));
}

TEST(Dispatcher, BadEscapesInAPathAre400) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  EXPECT_EQ(site.Get("/api/recipes/%zz", ana.cookie).status, 400);
}

// Every route but the ones listed as public asks who is there.
TEST(Dispatcher, SignedInRoutesAnswer401ToStrangers) {
  Site site;
  int guarded = 0;
  for (const auto& route : Routes()) {
    if (route.access != Access::kSignedIn) continue;
    ++guarded;
    const auto answer = site.Send(route.method, std::string(route.pattern));
    EXPECT_EQ(answer.status, 401) << route.pattern;
    EXPECT_EQ(answer.body, R"({"message":"Unauthorized"})") << route.pattern;
  }
  EXPECT_GE(guarded, 19);
}

TEST(Dispatcher, StateChangesFromOtherSitesAre403) {
  Site site;
  const auto ana = site.Register("ana@example.com");
  for (const auto& route : Routes()) {
    if (route.method == http::Method::kGet) continue;
    const auto answer =
        site.Send(route.method, std::string(route.pattern),
                  {.cookie = ana.cookie, .headers = {{"Origin", "https://evil.example"}}});
    EXPECT_EQ(answer.status, 403) << route.pattern;
  }
  EXPECT_EQ(site.Send(http::Method::kGet, "/api/user",
                      {.cookie = ana.cookie, .headers = {{"Origin", "https://evil.example"}}})
                .status,
            200);
  EXPECT_EQ(site.Send(http::Method::kPost, "/api/logout",
                      {.cookie = ana.cookie, .headers = {{"Origin", "http://localhost:5000"}}})
                .status,
            200);
}

TEST(Dispatcher, BodiesThatAreNoObjectAre400) {
  Site site;
  for (const char* body : {"{", "{\"a\":}", "{} {}", "\"x\"", "7", "null", "[]", "{\"a\":\"\xFF\"}",
                           "{'a':1}", "{\"a\":1,}"}) {
    const auto answer = site.Post("/api/login", body);
    EXPECT_EQ(answer.status, 400) << body;
  }
  EXPECT_EQ(site.Post("/api/login", "{").body, R"({"message":"The body is not valid JSON"})");
  EXPECT_EQ(site.Post("/api/login", "[]").body, R"({"message":"The body must be a JSON object"})");
  EXPECT_EQ(site.Post("/api/login", std::string(100, '[')).status, 400);
}

TEST(Dispatcher, BodiesOfOtherTypesAre415) {
  Site site;
  for (const char* type : {"text/plain", "multipart/form-data", "application/jsonx", ""}) {
    const auto answer = site.Send(http::Method::kPost, "/api/login",
                                  {.body = "{}", .headers = {{"Content-Type", type}}});
    EXPECT_EQ(answer.status, 415) << type;
  }
  EXPECT_EQ(site.Send(http::Method::kPost, "/api/login",
                      {.body = "{}", .headers = {{"Content-Type", "Application/JSON; charset=x"}}})
                .status,
            401);
}

TEST(Dispatcher, MailsAreLimitedPerClientBehindATrustedProxy) {
  Site site({.trusted_proxies = {"127.0.0.1"}});
  const auto ask = [&site](const std::string& client) {
    return site.Send(
        http::Method::kPost, "/api/auth/forgot-password",
        {.body = R"({"email":"ana@example.com"})", .headers = {{"X-Forwarded-For", client}}});
  };
  for (int i = 0; i < 20; ++i) ASSERT_EQ(ask("192.0.2.1").status, 200);
  const auto limited = ask("192.0.2.1");
  EXPECT_EQ(limited.status, 429);
  EXPECT_TRUE(limited.headers.Find("Retry-After").has_value());
  EXPECT_EQ(ask("192.0.2.2").status, 200);
}

// A household, or a company, has one address.
TEST(Dispatcher, TheChefIsLimitedPerUserAndStrangersPerClient) {
  Site site({.trusted_proxies = {"127.0.0.1"}});
  const auto ana = site.Register("ana@example.com");
  const auto bob = site.Register("bob@example.com");
  const auto begin = [&site](const std::string& client, const std::string& cookie) {
    return site
        .Send(http::Method::kPost, "/api/chatbot/conversations",
              {.cookie = cookie, .headers = {{"X-Forwarded-For", client}}})
        .status;
  };
  for (int i = 0; i < 120; ++i) {
    ASSERT_EQ(begin("192.0.2." + std::to_string(i % 3), ana.cookie), 201) << i;
  }
  EXPECT_EQ(begin("192.0.2.1", ana.cookie), 429);
  EXPECT_EQ(begin("192.0.2.9", ana.cookie), 429);
  EXPECT_EQ(begin("192.0.2.1", bob.cookie), 201);
  for (int i = 0; i < 100; ++i) ASSERT_EQ(begin("192.0.2.1", ""), 401) << i;
  EXPECT_EQ(begin("192.0.2.1", ""), 429);
  EXPECT_EQ(begin("192.0.2.2", ""), 401);
  EXPECT_EQ(begin("192.0.2.1", bob.cookie), 201);
}

TEST(Dispatcher, AnswersNameTheirRequestAndAreNotStoredByProxies) {
  Site site;
  const auto first = site.Get("/api/user");
  const auto second = site.Get("/api/user");
  EXPECT_NE(first.headers.Find("X-Request-Id"), second.headers.Find("X-Request-Id"));
  EXPECT_EQ(first.headers.Find("Cache-Control"), "private, no-cache");
}

TEST(Dispatcher, OperatorsSeeThatItLivesIsReadyAndWhatItDid) {
  Site site;
  EXPECT_EQ(site.Get("/healthz").status, 200);
  EXPECT_EQ(site.Get("/readyz").status, 200);
  const auto metrics = site.Get("/metrics").body;
  EXPECT_THAT(metrics, HasSubstr("flavorbot_http_request_duration_seconds_count{method=\"GET\","
                                 "route=\"/readyz\",status=\"200\"} 1"));
  EXPECT_THAT(metrics, HasSubstr("flavorbot_dynamodb_requests_total{action=\"GetItem\""));
}

}  // namespace
}  // namespace flavorbot::web_api
