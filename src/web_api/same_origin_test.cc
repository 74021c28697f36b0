#include "web_api/same_origin.h"

#include <gtest/gtest.h>

namespace flavorbot::web_api {
namespace {

bool Allowed(std::string host, std::string origin, std::string public_url = "") {
  http::Request request;
  request.headers.Set("Host", std::move(host));
  request.headers.Set("Origin", std::move(origin));
  return IsSameOrigin(request, {.public_url = std::move(public_url)});
}

TEST(SameOrigin, ThePagesOwnHostIsAllowed) {
  EXPECT_TRUE(Allowed("localhost:5000", "http://localhost:5000"));
  EXPECT_TRUE(Allowed("flavorbot.example", "https://FlavorBot.example"));
}

TEST(SameOrigin, ThePublicUrlIsAllowedWhateverHostTheProxySends) {
  EXPECT_TRUE(Allowed("10.0.0.5:5000", "https://flavorbot.example", "https://flavorbot.example"));
}

TEST(SameOrigin, AnythingElseIsRefused) {
  for (const char* origin : {"http://evil.example", "null", "", "http://localhost:5001",
                             "http://localhost:5000.evil.example", "localhost:5000"}) {
    EXPECT_FALSE(Allowed("localhost:5000", origin)) << origin;
  }
  EXPECT_FALSE(Allowed("a.example", "https://a.example.evil.example", "https://a.example"));
}

TEST(SameOrigin, WithoutAnOriginTheFetchMetadataDecides) {
  http::Request request;
  request.headers.Set("Host", "localhost:5000");
  EXPECT_TRUE(IsSameOrigin(request, {}));
  request.headers.Set("Sec-Fetch-Site", "same-origin");
  EXPECT_TRUE(IsSameOrigin(request, {}));
  for (const char* site : {"cross-site", "same-site"}) {
    request.headers.Set("Sec-Fetch-Site", site);
    EXPECT_FALSE(IsSameOrigin(request, {})) << site;
  }
}

}  // namespace
}  // namespace flavorbot::web_api
