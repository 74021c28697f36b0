#include "http/http_proxy.h"

#include <gtest/gtest.h>

namespace flavorbot::http {
namespace {

ProxySettings Read(base::Environment::Variables variables) {
  auto settings = ProxySettings::Read(base::Environment(std::move(variables)));
  EXPECT_TRUE(settings) << settings.error();
  return *std::move(settings);
}

TEST(HttpProxy, EachSchemeHasItsOwn) {
  const auto settings =
      Read({{"HTTPS_PROXY", "http://secure.example:3128"}, {"HTTP_PROXY", "plain.example:8080/"}});
  const auto secure = settings.For(Scheme::kHttps, "api.example", 443);
  ASSERT_TRUE(secure);
  EXPECT_EQ(secure->host, "secure.example");
  EXPECT_EQ(secure->port, 3128);
  EXPECT_EQ(secure->authorization, "");
  EXPECT_EQ(settings.For(Scheme::kHttp, "api.example", 80)->host, "plain.example");
  EXPECT_FALSE(ProxySettings().For(Scheme::kHttps, "api.example", 443));
}

TEST(HttpProxy, LowerCaseWins) {
  const auto settings = Read({{"HTTPS_PROXY", "http://a:1"}, {"https_proxy", "http://b:2"}});
  EXPECT_EQ(settings.For(Scheme::kHttps, "api.example", 443)->host, "b");
}

TEST(HttpProxy, UserAndPasswordAreBasicCredentials) {
  const auto settings = Read({{"HTTPS_PROXY", "http://us%40er:p%3Ass@proxy.example:3128"}});
  EXPECT_EQ(settings.For(Scheme::kHttps, "api.example", 443)->authorization,
            "Basic dXNAZXI6cDpzcw==");
}

TEST(HttpProxy, WhatIsExemptGoesStraight) {
  const auto settings =
      Read({{"HTTPS_PROXY", "http://proxy:3128"},
            {"NO_PROXY", "one.example, .two.example,10.0.0.0/8,three:8443,fd00::/8"}});
  const auto is_straight = [&](std::string_view host, std::uint16_t port = 443) {
    return !settings.For(Scheme::kHttps, host, port);
  };
  EXPECT_TRUE(is_straight("one.example"));
  EXPECT_TRUE(is_straight("ONE.example"));
  EXPECT_TRUE(is_straight("a.one.example"));
  EXPECT_FALSE(is_straight("none.example"));
  EXPECT_TRUE(is_straight("a.two.example"));
  EXPECT_TRUE(is_straight("10.1.2.3"));
  EXPECT_FALSE(is_straight("11.1.2.3"));
  EXPECT_TRUE(is_straight("fd00::1"));
  EXPECT_TRUE(is_straight("three", 8443));
  EXPECT_FALSE(is_straight("three"));
  EXPECT_FALSE(is_straight("api.example"));
}

TEST(HttpProxy, ThisMachineIsNeverAskedForByAProxy) {
  const auto settings = Read({{"HTTP_PROXY", "http://proxy:3128"}});
  for (const char* host : {"localhost", "127.0.0.1", "::1"}) {
    EXPECT_FALSE(settings.For(Scheme::kHttp, host, 11434)) << host;
  }
}

TEST(HttpProxy, AStarExemptsAll) {
  const auto settings = Read({{"HTTPS_PROXY", "http://proxy:3128"}, {"NO_PROXY", "*"}});
  EXPECT_FALSE(settings.For(Scheme::kHttps, "api.example", 443));
}

TEST(HttpProxy, AnUnusableOneIsNamedWithoutItsPassword) {
  for (const char* url :
       {"https://user:hush@proxy:1", "socks5://user:hush@proxy", "http://user:hush@"}) {
    const auto settings = ProxySettings::Read(base::Environment({{"HTTPS_PROXY", url}}));
    ASSERT_FALSE(settings) << url;
    EXPECT_TRUE(settings.error().starts_with("HTTPS_PROXY can't be used")) << settings.error();
    EXPECT_FALSE(settings.error().contains("hush")) << settings.error();
  }
}

}  // namespace
}  // namespace flavorbot::http
