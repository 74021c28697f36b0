// Our signatures against those of AWS's own signers: testdata/vectors_for_test.h.
#include "sigv4/sign.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sigv4/scope.h"
#include "sigv4/testdata/vectors_for_test.h"
#include "sigv4/uri_encoding.h"

namespace flavorbot::sigv4 {
namespace {

const Target kTarget = {.region = "eu-west-3"};
const base::TimePoint kNow = *ParseAmzDate("20261122T220000Z");

// Parameters in any order are the same query.
std::vector<std::string> SortedParameters(std::string query) {
  std::vector<std::string> parameters;
  for (std::size_t end = 0; end != std::string::npos; query.erase(0, end + 1)) {
    end = query.find('&');
    parameters.push_back(UriDecode(query.substr(0, end)));
    if (end == std::string::npos) break;
  }
  std::ranges::sort(parameters);
  return parameters;
}

TEST(Sign, HeadersAreSignedAsAwsSignsThem) {
  int count = 0;
  for (const Vector& vector : Vectors()) {
    if (vector.form != ClaimForm::kHeader) continue;
    const auto added = SignHeaders(vector.request, vector.credentials, vector.target, vector.time);
    EXPECT_EQ(added.front().second, vector.amz_date);
    EXPECT_EQ(added.back().first, "Authorization");
    EXPECT_EQ(added.back().second, vector.result) << vector.name;
    ++count;
  }
  EXPECT_EQ(count, 43);
}

TEST(Sign, QueriesAreSignedAsAwsSignsThem) {
  int count = 0;
  for (const Vector& vector : Vectors()) {
    if (vector.form != ClaimForm::kQuery) continue;
    const auto query =
        SignQuery(vector.request, vector.credentials, vector.target, vector.time, vector.expires);
    EXPECT_EQ(SortedParameters(query), SortedParameters(vector.result)) << vector.name;
    ++count;
  }
  EXPECT_EQ(count, 5);
}

TEST(Sign, HeadersThatChangeOnTheWayAreNotSigned) {
  const Request request{.method = "POST",
                        .path = "/",
                        .headers = {{"Host", "h"}, {"User-Agent", "me"}, {"Connection", "close"}},
                        .body = "{}"};
  const auto added = SignHeaders(request, {"AKID", "secret", ""}, kTarget, kNow);
  EXPECT_NE(added.back().second.find("SignedHeaders=host;x-amz-date,"), std::string::npos);
}

}  // namespace
}  // namespace flavorbot::sigv4
