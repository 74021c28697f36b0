#include "sigv4/claim.h"

#include <gtest/gtest.h>

#include "sigv4/scope.h"
#include "sigv4/sign.h"
#include "sigv4/testdata/vectors_for_test.h"

namespace flavorbot::sigv4 {
namespace {

// The request of `vector` as it was sent, and what it claims.
std::pair<Request, Claim> Sent(const Vector& vector) {
  Request request = vector.request;
  if (vector.form == ClaimForm::kQuery) {
    request.query = vector.result;
    return {request, ReadQueryClaim(request)};
  }
  request.headers.emplace_back("X-Amz-Date", vector.amz_date);
  if (!vector.credentials.session_token.empty()) {
    request.headers.emplace_back("X-Amz-Security-Token", vector.credentials.session_token);
  }
  return {request, ReadHeaderClaim(request, vector.result)};
}

TEST(Claim, WhatAwsSignedIsSignedByItsCredentials) {
  for (const Vector& vector : Vectors()) {
    const auto [request, claim] = Sent(vector);
    EXPECT_EQ(claim.algorithm, "AWS4-HMAC-SHA256");
    EXPECT_EQ(claim.session_token, vector.credentials.session_token) << vector.name;
    EXPECT_TRUE(IsSignedBy(request, claim, vector.credentials)) << vector.name;
  }
}

TEST(Claim, AnotherSecretOrKeyDidNotSignIt) {
  for (const Vector& vector : Vectors()) {
    const auto [request, claim] = Sent(vector);
    Credentials other = vector.credentials;
    other.secret_access_key += "x";
    EXPECT_FALSE(IsSignedBy(request, claim, other)) << vector.name;
    other = vector.credentials;
    other.access_key_id += "x";
    EXPECT_FALSE(IsSignedBy(request, claim, other)) << vector.name;
  }
}

TEST(Claim, AnyChangeOfTheRequestBreaksTheSignature) {
  for (const Vector& vector : Vectors()) {
    const auto [request, claim] = Sent(vector);
    Request changed = request;
    changed.body = "{ }";
    EXPECT_FALSE(IsSignedBy(changed, claim, vector.credentials)) << vector.name;
    changed = request;
    changed.path = "/other";
    EXPECT_FALSE(IsSignedBy(changed, claim, vector.credentials)) << vector.name;
    changed = request;
    changed.headers.front().second = "elsewhere";
    EXPECT_FALSE(IsSignedBy(changed, claim, vector.credentials)) << vector.name;
    changed = request;
    changed.query += changed.query.empty() ? "a=b" : "&a=b";
    EXPECT_FALSE(IsSignedBy(changed, claim, vector.credentials)) << vector.name;
  }
}

TEST(Claim, ADateHeaderStandsInForXAmzDate) {
  const Request request{.headers = {{"Date", "Sun, 22 Nov 2026 22:00:00 GMT"}}};
  const Claim claim = ReadHeaderClaim(request, "AWS4-HMAC-SHA256 Credential=a/b/c/d/e");
  EXPECT_EQ(claim.amz_date, "Sun, 22 Nov 2026 22:00:00 GMT");
}

TEST(Claim, WhatIsMissingIsEmpty) {
  const Claim claim = ReadHeaderClaim({}, "AWS4-HMAC-SHA256 Credential=a, Signature=,,x");
  EXPECT_EQ(claim.credential, "a");
  EXPECT_EQ(claim.signature, "");
  EXPECT_EQ(claim.signed_headers, "");
  EXPECT_EQ(claim.amz_date, "");
  EXPECT_FALSE(IsSignedBy({}, claim, {"a", "b", ""}));
}

TEST(Claim, SeparatorsMayLackTheirBlank) {
  const Claim claim =
      ReadHeaderClaim({}, "AWS4-HMAC-SHA256 Credential=a,SignedHeaders=b,Signature=c");
  EXPECT_EQ(claim.credential, "a");
  EXPECT_EQ(claim.signed_headers, "b");
  EXPECT_EQ(claim.signature, "c");
}

}  // namespace
}  // namespace flavorbot::sigv4
