#include "http/representation.h"

#include <gtest/gtest.h>

namespace flavorbot::http {
namespace {

const std::string kText = [] {
  std::string text;
  while (text.size() < 5000) text += "Beat the eggs with the sugar. ";
  return text;
}();

Request Asking(Method method, std::string_view accept_encoding, std::string_view known_etag = "") {
  Request request;
  request.method = method;
  request.target = "/";
  if (!accept_encoding.empty()) {
    request.headers.Add("Accept-Encoding", std::string(accept_encoding));
  }
  if (!known_etag.empty()) request.headers.Add("If-None-Match", std::string(known_etag));
  return request;
}

std::string BodyOf(const Response& response) { return std::get<std::string>(response.body); }

std::string ETagOf(const Response& response) {
  return std::string(response.headers.Find("ETag").value_or("none"));
}

TEST(Representation, TextIsCompressedAsTheClientLikesAndSaysThatItVaries) {
  for (const std::string coding : {"br", "gzip"}) {
    Response response = MakeResponse(200, "text/plain", kText);
    Represent(Asking(Method::kGet, coding), response);
    EXPECT_EQ(response.headers.Find("Content-Encoding"), coding);
    EXPECT_EQ(response.headers.Find("Vary"), "Accept-Encoding");
    EXPECT_LT(BodyOf(response).size(), 500u);
    EXPECT_TRUE(ETagOf(response).ends_with("-" + coding + "\""));
  }
}

TEST(Representation, PlainTextVariesTooWhenItCouldHaveBeenCompressed) {
  Response response = MakeResponse(200, "text/plain", kText);
  Represent(Asking(Method::kGet, ""), response);
  EXPECT_EQ(response.headers.Find("Content-Encoding"), std::nullopt);
  EXPECT_EQ(response.headers.Find("Vary"), "Accept-Encoding");
  EXPECT_EQ(BodyOf(response), kText);
}

TEST(Representation, WhatIsSmallIncompressibleCodedOrForbiddenStaysAsItIs) {
  std::vector<Response> responses;
  responses.push_back(MakeResponse(200, "text/plain", std::string(1023, 'a')));
  responses.push_back(MakeResponse(200, "image/png", kText));
  responses.push_back(MakeResponse(200, "nonsense", kText));
  responses.push_back(MakeResponse(200, "text/plain", kText));
  responses.back().compression = Compression::kForbidden;
  responses.push_back(MakeResponse(200, "text/plain", kText));
  responses.back().headers.Add("Content-Encoding", "zstd");
  for (Response& response : responses) {
    const std::string body = BodyOf(response);
    Represent(Asking(Method::kGet, "br"), response);
    EXPECT_EQ(BodyOf(response), body);
    EXPECT_EQ(response.headers.Find("Vary"), std::nullopt);
  }
}

TEST(Representation, AnswersToPostAreCompressedButHaveNoETag) {
  Response response = MakeResponse(200, "text/plain", kText);
  Represent(Asking(Method::kPost, "br"), response);
  EXPECT_EQ(response.headers.Find("Content-Encoding"), "br");
  EXPECT_EQ(ETagOf(response), "none");
}

TEST(Representation, AClientThatHasTheBytesGets304WithoutThem) {
  Response first = MakeResponse(200, "text/plain", kText);
  Represent(Asking(Method::kGet, "br"), first);
  for (const Method method : {Method::kGet, Method::kHead}) {
    Response second = MakeResponse(200, "text/plain", kText);
    second.headers.Add("Cache-Control", "no-cache");
    Represent(Asking(method, "br", ETagOf(first)), second);
    EXPECT_EQ(second.status, 304);
    EXPECT_EQ(BodyOf(second), "");
    EXPECT_EQ(ETagOf(second), ETagOf(first));
    EXPECT_EQ(second.headers.Find("Vary"), "Accept-Encoding");
    EXPECT_EQ(second.headers.Find("Cache-Control"), "no-cache");
    EXPECT_EQ(second.headers.Find("Content-Type"), std::nullopt);
    EXPECT_EQ(second.headers.Find("Content-Encoding"), std::nullopt);
  }
}

TEST(Representation, OtherBytesOrAnotherCodingAreSentAgain) {
  Response first = MakeResponse(200, "text/plain", kText);
  Represent(Asking(Method::kGet, "br"), first);
  Response changed = MakeResponse(200, "text/plain", kText + "!");
  Represent(Asking(Method::kGet, "br", ETagOf(first)), changed);
  EXPECT_EQ(changed.status, 200);
  Response plain = MakeResponse(200, "text/plain", kText);
  Represent(Asking(Method::kGet, "", ETagOf(first)), plain);
  EXPECT_EQ(plain.status, 200);
}

TEST(Representation, NoStoreAndErrorsHaveNoETag) {
  Response secret = JsonResponse(200, "{}");
  secret.headers.Add("Cache-Control", "private, no-store");
  Represent(Asking(Method::kGet, "", "*"), secret);
  EXPECT_EQ(secret.status, 200);
  EXPECT_EQ(ETagOf(secret), "none");
  Response missing = JsonResponse(404, "{}");
  Represent(Asking(Method::kGet, "", "*"), missing);
  EXPECT_EQ(missing.status, 404);
  EXPECT_EQ(ETagOf(missing), "none");
}

TEST(Representation, AnETagOfTheHandlersOwnIsKeptAndWeakWhenCompressed) {
  Response plain = JsonResponse(200, "{}");
  plain.headers.Add("ETag", "\"v7\"");
  Represent(Asking(Method::kGet, "br"), plain);
  EXPECT_EQ(ETagOf(plain), "\"v7\"");
  Response coded = MakeResponse(200, "text/plain", kText);
  coded.headers.Add("ETag", "\"v7\"");
  Represent(Asking(Method::kGet, "br"), coded);
  EXPECT_EQ(ETagOf(coded), "W/\"v7\"");
}

TEST(Representation, StaticBodiesGet304ByTheirOwnETagOnly) {
  Response response;
  response.body = StaticBody{kText};
  response.headers.Add("Content-Type", "text/plain");
  response.headers.Add("ETag", "\"page\"");
  Represent(Asking(Method::kGet, "br"), response);
  EXPECT_EQ(response.headers.Find("Content-Encoding"), std::nullopt);
  EXPECT_EQ(std::get<StaticBody>(response.body).bytes.data(), kText.data());
  Represent(Asking(Method::kGet, "br", "\"page\""), response);
  EXPECT_EQ(response.status, 304);
}

}  // namespace
}  // namespace flavorbot::http
