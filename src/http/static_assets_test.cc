#include "http/static_assets.h"

#include <gtest/gtest.h>

#include "http/representation.h"

namespace flavorbot::http {
namespace {

constexpr Asset kAssets[] = {
    {.path = "/index.html",
     .content_type = "text/html; charset=utf-8",
     .bytes = "<html>",
     .brotli = "br html",
     .gzip = "gzip html",
     .etag = "\"h1\""},
    {.path = "/assets/app-3f.js",
     .content_type = "text/javascript; charset=utf-8",
     .bytes = "script",
     .brotli = "br script",
     .etag = "\"s1\"",
     .lifetime = AssetLifetime::kImmutable},
    {.path = "/icon.png", .content_type = "image/png", .bytes = "png", .etag = "\"i1\""},
};

class StaticAssetsTest : public testing::Test {
 protected:
  // As a browser asks for a page.
  Response Browse(std::string_view target, std::string_view accept_encoding = "") const {
    Request request;
    request.target = target;
    request.headers.Add("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
    if (!accept_encoding.empty()) {
      request.headers.Add("Accept-Encoding", std::string(accept_encoding));
    }
    return assets_.Serve(request);
  }

  static std::string_view BytesOf(const Response& response) {
    const auto* body = std::get_if<StaticBody>(&response.body);
    return body ? body->bytes : std::string_view("not an asset");
  }

  const StaticAssets assets_{kAssets};
};

TEST_F(StaticAssetsTest, PathsGiveTheirAssets) {
  const Response icon = Browse("/icon.png?v=2");
  EXPECT_EQ(BytesOf(icon), "png");
  EXPECT_EQ(icon.headers.Find("Content-Type"), "image/png");
  EXPECT_EQ(icon.headers.Find("Vary"), std::nullopt);
  EXPECT_EQ(BytesOf(Browse("/")), "<html>");
  EXPECT_EQ(BytesOf(Browse("/index.html")), "<html>");
}

TEST_F(StaticAssetsTest, TheClientGetsTheBestVariantThereIs) {
  const Response brotli = Browse("/", "gzip, br");
  EXPECT_EQ(BytesOf(brotli), "br html");
  EXPECT_EQ(brotli.headers.Find("Content-Encoding"), "br");
  EXPECT_EQ(brotli.headers.Find("ETag"), "\"h1-br\"");
  EXPECT_EQ(brotli.headers.Find("Vary"), "Accept-Encoding");
  EXPECT_EQ(BytesOf(Browse("/", "gzip")), "gzip html");
  EXPECT_EQ(BytesOf(Browse("/assets/app-3f.js", "gzip")), "script");
  EXPECT_EQ(Browse("/", "").headers.Find("Vary"), "Accept-Encoding");
}

TEST_F(StaticAssetsTest, OnlyPathsThatNameTheirContentAreKeptForEver) {
  EXPECT_EQ(Browse("/assets/app-3f.js").headers.Find("Cache-Control"),
            "public, max-age=31536000, immutable");
  EXPECT_EQ(Browse("/").headers.Find("Cache-Control"), "no-cache");
}

TEST_F(StaticAssetsTest, AClientThatHasTheVariantGets304) {
  Request request;
  request.target = "/";
  request.headers.Add("Accept-Encoding", "br");
  request.headers.Add("If-None-Match", "\"h1-br\"");
  Response response = assets_.Serve(request);
  Represent(request, response);
  EXPECT_EQ(response.status, 304);
}

TEST_F(StaticAssetsTest, PagesOfTheAppGiveTheIndex) {
  EXPECT_EQ(BytesOf(Browse("/recipes")), "<html>");
  EXPECT_EQ(BytesOf(Browse("/recipes/12?x=y.z")), "<html>");
  EXPECT_EQ(BytesOf(Browse("/apiary")), "<html>");
}

TEST_F(StaticAssetsTest, WhatIsNoPageIsNotFound) {
  for (const char* target :
       {"/api", "/api/nosuch", "/missing.js", "/uploads/none.png", "//recipes", "/../etc/passwd",
        "/./recipes", "/.git/config", "/%2e%2e/x", "/a/%00", "*"}) {
    const Response response = Browse(target);
    EXPECT_EQ(response.status, 404) << target;
    EXPECT_EQ(std::get<std::string>(response.body), R"({"message":"Not found"})") << target;
  }
}

TEST_F(StaticAssetsTest, OnlySomethingThatAcceptsHtmlGetsAPageForAnUnknownPath) {
  Request request;
  request.target = "/recipes";
  EXPECT_EQ(assets_.Serve(request).status, 404);
  request.headers.Add("Accept", "application/json, */*");
  EXPECT_EQ(assets_.Serve(request).status, 404);
}

TEST_F(StaticAssetsTest, OtherMethodsFindNothing) {
  Request request;
  request.target = "/";
  request.method = Method::kPost;
  EXPECT_EQ(assets_.Serve(request).status, 404);
  request.method = Method::kHead;
  EXPECT_EQ(assets_.Serve(request).status, 200);
}

}  // namespace
}  // namespace flavorbot::http
