#include "sigv4/canonical_request.h"

#include <gtest/gtest.h>

#include "sigv4/sign.h"
#include "sigv4/testdata/vectors_for_test.h"

namespace flavorbot::sigv4 {
namespace {

// The names between "SignedHeaders=" and the next comma.
std::string SignedHeadersOf(const std::string& authorization) {
  const std::size_t begin = authorization.find("SignedHeaders=") + 14;
  return authorization.substr(begin, authorization.find(',', begin) - begin);
}

TEST(CanonicalRequest, IsBotocores) {
  for (const Vector& vector : Vectors()) {
    if (vector.form != ClaimForm::kHeader) continue;
    Request request = vector.request;
    request.headers.emplace_back("X-Amz-Date", vector.amz_date);
    if (!vector.credentials.session_token.empty()) {
      request.headers.emplace_back("X-Amz-Security-Token", vector.credentials.session_token);
    }
    EXPECT_EQ(CanonicalRequest(request, SignedHeadersOf(vector.result)), vector.canonical_request)
        << vector.name;
  }
}

TEST(CanonicalRequest, ASignedHeaderThatIsNotThereIsEmpty) {
  const Request request{.method = "GET", .path = "", .headers = {{"Host", "h"}}};
  EXPECT_EQ(CanonicalRequest(request, "host;x-amz-date"),
            "GET\n/\n\nhost:h\nx-amz-date:\n\nhost;x-amz-date\n"
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

// Clients may escape what needs no escape, and leave out the "=" of an empty value.
TEST(CanonicalRequest, QueriesOfOneMeaningAreOne) {
  const Request plain{.method = "GET", .path = "/", .query = "a=b~&c="};
  const Request escaped{.method = "GET", .path = "/", .query = "c&%61=%62%7E&"};
  EXPECT_EQ(CanonicalRequest(plain, "host"), CanonicalRequest(escaped, "host"));
}

TEST(CanonicalRequest, MalformedEscapesStay) {
  const Request request{.method = "GET", .path = "/", .query = "a=%zz%2"};
  EXPECT_NE(CanonicalRequest(request, "host").find("\na=%25zz%252\n"), std::string::npos);
}

}  // namespace
}  // namespace flavorbot::sigv4
