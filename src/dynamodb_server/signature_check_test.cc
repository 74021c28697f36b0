#include "dynamodb_server/signature_check.h"

#include <gtest/gtest.h>

#include <string>

#include "sigv4/scope.h"
#include "sigv4/sign.h"

namespace flavorbot::dynamodb_server {
namespace {

using dynamodb::ErrorCode;

class SignatureCheckTest : public testing::Test {
 protected:
  static base::TimePoint At(std::string_view date) { return *sigv4::ParseAmzDate(date); }

  static http::Request Plain() {
    http::Request request;
    request.method = http::Method::kPost;
    request.target = "/";
    request.headers.Set("Host", "localhost:8000");
    request.headers.Set("X-Amz-Target", "DynamoDB_20120810.ListTables");
    request.body = "{}";
    return request;
  }

  http::Request Signed(const sigv4::Credentials& credentials,
                       const sigv4::Target& target = {.region = "us-east-1"}) const {
    http::Request request = Plain();
    const auto unsigned_request = ReadSignedRequest(request).request;
    for (auto& [name, value] :
         sigv4::SignHeaders(unsigned_request, credentials, target, signed_at_)) {
      request.headers.Set(name, value);
    }
    return request;
  }

  // The message; empty when the signature is right.
  std::string Check(const http::Request& request, ErrorCode code) const {
    const auto error = CheckSignature(ReadSignedRequest(request), keys_, now_);
    if (!error) return "";
    EXPECT_EQ(error->code, code);
    return error->message;
  }
  std::string CheckInvalid(const http::Request& request) const {
    return Check(request, ErrorCode::kInvalidSignatureException);
  }

  const sigv4::Credentials key_ = {"AKID", "secret", ""};
  const sigv4::Credentials temporary_ = {"ASIA", "secret", "token"};
  const AccessKeys keys_{{key_, temporary_}};
  base::TimePoint signed_at_ = At("20261122T220000Z");
  base::TimePoint now_ = signed_at_;
};

TEST_F(SignatureCheckTest, RightOnesPass) {
  EXPECT_EQ(CheckInvalid(Signed(key_)), "");
  EXPECT_EQ(CheckInvalid(Signed(temporary_)), "");
  EXPECT_EQ(CheckInvalid(Signed(key_, {.region = "eu-west-3"})), "");
}

TEST_F(SignatureCheckTest, AWrongSecretDoesNotMatch) {
  EXPECT_EQ(CheckInvalid(Signed({"AKID", "guess", ""})),
            "The request signature we calculated does not match the signature you provided. Check "
            "your AWS Secret Access Key and signing method. Consult the service documentation for "
            "details.");
}

TEST_F(SignatureCheckTest, AChangedBodyDoesNotMatch) {
  http::Request request = Signed(key_);
  request.body = R"({"Limit":1})";
  EXPECT_NE(CheckInvalid(request), "");
}

TEST_F(SignatureCheckTest, UnknownKeysAndTokensAreUnrecognized) {
  const std::string text = "The security token included in the request is invalid.";
  const auto code = ErrorCode::kUnrecognizedClientException;
  EXPECT_EQ(Check(Signed({"AKIE", "secret", ""}), code), text);
  EXPECT_EQ(Check(Signed({"AKID", "secret", "token"}), code), text);
  EXPECT_EQ(Check(Signed({"ASIA", "secret", "other"}), code), text);
  EXPECT_EQ(Check(Signed({"ASIA", "secret", ""}), code), text);
}

TEST_F(SignatureCheckTest, SignaturesHoldForFiveMinutes) {
  now_ = At("20261122T220500Z");
  EXPECT_EQ(CheckInvalid(Signed(key_)), "");
  now_ = At("20261122T220501Z");
  EXPECT_EQ(CheckInvalid(Signed(key_)),
            "Signature expired: 20261122T220000Z is now earlier than 20261122T220001Z "
            "(20261122T220501Z - 5 min.)");
}

TEST_F(SignatureCheckTest, SignaturesOfTheFutureAreNotYetCurrent) {
  now_ = At("20261122T215500Z");
  EXPECT_EQ(CheckInvalid(Signed(key_)), "");
  now_ = At("20261122T215459Z");
  EXPECT_EQ(CheckInvalid(Signed(key_)),
            "Signature not yet current: 20261122T220000Z is still later than 20261122T215959Z "
            "(20261122T215459Z + 5 min.)");
}

TEST_F(SignatureCheckTest, OtherServicesKeysAreRefused) {
  EXPECT_EQ(CheckInvalid(Signed(key_, {.region = "us-east-1", .service = "s3"})),
            "Credential should be scoped to correct service: 'dynamodb'. ");
}

TEST_F(SignatureCheckTest, TheScopesDayIsTheDatesDay) {
  http::Request request = Signed(key_);
  std::string authorization(*request.headers.Find("Authorization"));
  authorization.replace(authorization.find("20261122"), 8, "20261121");
  request.headers.Set("Authorization", authorization);
  EXPECT_EQ(CheckInvalid(request),
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from "
            "HTTP: '20261121' != '20261122', from '20261122T220000Z'.");
}

TEST_F(SignatureCheckTest, TheHostIsSigned) {
  http::Request request = Signed(key_);
  std::string authorization(*request.headers.Find("Authorization"));
  authorization.replace(authorization.find("host;"), 5, "");
  request.headers.Set("Authorization", authorization);
  EXPECT_EQ(CheckInvalid(request),
            "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
}

TEST_F(SignatureCheckTest, MalformedOnesAreIncomplete) {
  const auto code = ErrorCode::kIncompleteSignatureException;
  http::Request request = Signed(key_);
  request.headers.Set("X-Amz-Date", "yesterday");
  EXPECT_EQ(Check(request, code),
            "Date must be in ISO-8601 'basic format'. Got 'yesterday'. See "
            "http://en.wikipedia.org/wiki/ISO_8601");
  request.headers.Set("Authorization",
                      "AWS4-HMAC-MD5 Credential=a/b/c/d/e, SignedHeaders=host, Signature=0");
  EXPECT_EQ(Check(request, code), "Unsupported AWS 'algorithm': 'AWS4-HMAC-MD5'.");
}

TEST_F(SignatureCheckTest, SignaturesInTheQueryHoldAsLongAsTheySay) {
  http::Request request = Plain();
  const auto query = sigv4::SignQuery(ReadSignedRequest(request).request, key_,
                                      {.region = "us-east-1"}, signed_at_, std::chrono::hours{1});
  request.target = "/?" + query;
  now_ = At("20261122T230000Z");
  EXPECT_EQ(CheckInvalid(request), "");
  now_ = At("20261122T230001Z");
  EXPECT_EQ(CheckInvalid(request),
            "Signature expired: 20261122T220000Z is now earlier than 20261122T220001Z "
            "(20261122T230001Z - 60 min.)");
}

}  // namespace
}  // namespace flavorbot::dynamodb_server
