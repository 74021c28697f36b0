#include "http/cookie.h"

#include <gtest/gtest.h>

namespace flavorbot::http {
namespace {

Headers Sending(std::string value) {
  Headers headers;
  headers.Add("cookie", std::move(value));
  return headers;
}

TEST(Cookie, IsFoundByItsExactNameAmongOthers) {
  const Headers headers = Sending("a=1; flavorbot.sid=s%3Aid.mac=; b=\"two\";c");
  EXPECT_EQ(FindCookie(headers, "a"), "1");
  EXPECT_EQ(FindCookie(headers, "flavorbot.sid"), "s%3Aid.mac=");
  EXPECT_EQ(FindCookie(headers, "b"), "two");
  EXPECT_EQ(FindCookie(headers, "A"), std::nullopt);
  EXPECT_EQ(FindCookie(headers, "c"), std::nullopt);
  EXPECT_EQ(FindCookie(headers, "sid"), std::nullopt);
}

// A page of another path or subdomain can add a cookie of the same name; browsers send it later.
TEST(Cookie, TheFirstOfSeveralWinsAlsoAcrossFields) {
  Headers headers = Sending("a=1;a=2");
  headers.Add("Cookie", "a=3; b=4");
  EXPECT_EQ(FindCookie(headers, "a"), "1");
  EXPECT_EQ(FindCookie(headers, "b"), "4");
}

TEST(Cookie, OddFieldsHoldNothing) {
  for (const char* odd : {"", ";", "=", "=1", ";;;", "   ", "a"}) {
    EXPECT_EQ(FindCookie(Sending(odd), "a"), std::nullopt) << odd;
  }
  EXPECT_EQ(FindCookie(Sending("a="), "a"), "");
  EXPECT_EQ(FindCookie(Sending("a=\""), "a"), "\"");
}

TEST(Cookie, IsHiddenFromScriptsLaxAndSecureUnlessSaidOtherwise) {
  EXPECT_EQ(SetCookieValue({.name = "sid", .value = "v"}),
            "sid=v; Path=/; HttpOnly; Secure; SameSite=Lax");
  EXPECT_EQ(SetCookieValue({.name = "theme",
                            .value = "dark",
                            .path = "/app",
                            .max_age = std::chrono::hours(24),
                            .same_site = SameSite::kStrict,
                            .transport = CookieTransport::kAny,
                            .scripts = CookieScripts::kVisible}),
            "theme=dark; Path=/app; Max-Age=86400; SameSite=Strict");
}

TEST(Cookie, OfAnySiteIsAlwaysSecure) {
  EXPECT_EQ(SetCookieValue({.name = "a",
                            .value = "b",
                            .same_site = SameSite::kNone,
                            .transport = CookieTransport::kAny}),
            "a=b; Path=/; HttpOnly; Secure; SameSite=None");
}

TEST(Cookie, ExpiredOnesAreDeletedWithTheSameAttributes) {
  EXPECT_EQ(SetCookieValue(Expired({.name = "sid", .value = "v"})),
            "sid=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax");
}

TEST(Cookie, ValuesCannotAddAttributes) {
  EXPECT_EQ(SetCookieValue({.name = "a", .value = "b; Domain=evil\r\nX: y"}),
            "a=b Domain=evilX: y; Path=/; HttpOnly; Secure; SameSite=Lax");
}

}  // namespace
}  // namespace flavorbot::http
