#include "aws/endpoint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flavorbot::aws {
namespace {

TEST(Endpoint, UrlsHaveSchemeHostAndPort) {
  EXPECT_EQ(*ParseEndpoint("http://localhost:8000"), (Endpoint{false, "localhost", 8000}));
  EXPECT_EQ(*ParseEndpoint("http://localhost"), (Endpoint{false, "localhost", 80}));
  EXPECT_EQ(*ParseEndpoint("https://dynamodb.eu-west-1.amazonaws.com/"),
            (Endpoint{true, "dynamodb.eu-west-1.amazonaws.com", 443}));
  EXPECT_EQ(*ParseEndpoint("http://[::1]:8000"), (Endpoint{false, "::1", 8000}));
}

TEST(Endpoint, OtherUrlsAreToldWhatIsWrong) {
  const auto why = [](std::string_view url) { return ParseEndpoint(url).error(); };
  EXPECT_EQ(why("localhost:8000"),
            "\"localhost:8000\" begins neither with http:// nor with https://");
  EXPECT_EQ(why("nonsense"), "\"nonsense\" is not a URL such as http://localhost:8000");
  EXPECT_EQ(why("http://"), "\"http://\" names no host");
  EXPECT_THAT(why("http://me:you@localhost"), testing::HasSubstr("has a user in it"));
  EXPECT_THAT(why("http://localhost/x"), testing::HasSubstr("has a path"));
  EXPECT_THAT(why("http://localhost?x"), testing::HasSubstr("more than scheme, host and port"));
  EXPECT_THAT(why("http://localhost:0"), testing::HasSubstr("port from 1 to 65535"));
  EXPECT_FALSE(ParseEndpoint("http://localhost:70000"));
  EXPECT_THAT(why("http://me:hush@localhost"), testing::Not(testing::HasSubstr("hush")));
  EXPECT_THAT(why("http://me:hush@local host"), testing::Not(testing::HasSubstr("hush")));
}

TEST(Endpoint, TheHostHeaderLeavesUsualPortsOut) {
  EXPECT_EQ((Endpoint{false, "localhost", 8000}).HostHeader(), "localhost:8000");
  EXPECT_EQ((Endpoint{false, "localhost", 80}).HostHeader(), "localhost");
  EXPECT_EQ((Endpoint{true, "::1", 443}).HostHeader(), "[::1]");
}

TEST(Endpoint, UrlsOfResourcesKeepTheirTarget) {
  const auto url = ParseUrl("http://169.254.170.2:81/v2/a%20b?x=1");
  ASSERT_TRUE(url) << url.error();
  EXPECT_EQ(url->endpoint, (Endpoint{false, "169.254.170.2", 81}));
  EXPECT_EQ(url->target, "/v2/a%20b?x=1");
  EXPECT_EQ(ParseUrl("https://h")->target, "/");
  EXPECT_FALSE(ParseUrl("http://h/#x"));
}

// As botocore's rule sets for both services have them.
TEST(Endpoint, RegionsHaveTheirs) {
  const auto host = [](std::string_view service, std::string_view region, EndpointVariant variant) {
    return EndpointOf(service, region, variant).host;
  };
  constexpr EndpointVariant kFips{.fips = true};
  constexpr EndpointVariant kDual{.dual_stack = true};
  constexpr EndpointVariant kBoth{.fips = true, .dual_stack = true};
  EXPECT_EQ(host("dynamodb", "eu-west-1", {}), "dynamodb.eu-west-1.amazonaws.com");
  EXPECT_EQ(host("dynamodb", "eu-west-1", kFips), "dynamodb-fips.eu-west-1.amazonaws.com");
  EXPECT_EQ(host("dynamodb", "eu-west-1", kDual), "dynamodb.eu-west-1.api.aws");
  EXPECT_EQ(host("dynamodb", "eu-west-1", kBoth), "dynamodb-fips.eu-west-1.api.aws");
  EXPECT_EQ(host("dynamodb", "cn-north-1", {}), "dynamodb.cn-north-1.amazonaws.com.cn");
  EXPECT_EQ(host("dynamodb", "cn-north-1", kFips), "dynamodb-fips.cn-north-1.amazonaws.com.cn");
  EXPECT_EQ(host("dynamodb", "cn-north-1", kDual),
            "dynamodb.cn-north-1.api.amazonwebservices.com.cn");
  EXPECT_EQ(host("dynamodb", "cn-north-1", kBoth),
            "dynamodb-fips.cn-north-1.api.amazonwebservices.com.cn");
  EXPECT_EQ(host("dynamodb", "us-gov-west-1", {}), "dynamodb.us-gov-west-1.amazonaws.com");
  EXPECT_EQ(host("dynamodb", "us-gov-west-1", kFips), "dynamodb.us-gov-west-1.amazonaws.com");
  EXPECT_EQ(host("dynamodb", "us-gov-west-1", kDual), "dynamodb.us-gov-west-1.api.aws");
  EXPECT_EQ(host("dynamodb", "us-gov-west-1", kBoth), "dynamodb-fips.us-gov-west-1.api.aws");
  EXPECT_EQ(host("dynamodb", "us-iso-east-1", {}), "dynamodb.us-iso-east-1.c2s.ic.gov");
  EXPECT_EQ(host("dynamodb", "us-iso-east-1", kFips), "dynamodb-fips.us-iso-east-1.c2s.ic.gov");
  EXPECT_EQ(host("sts", "eu-west-1", {}), "sts.eu-west-1.amazonaws.com");
  EXPECT_EQ(host("sts", "eu-west-1", kFips), "sts-fips.eu-west-1.amazonaws.com");
  EXPECT_EQ(host("sts", "eu-west-1", kDual), "sts.eu-west-1.api.aws");
  EXPECT_EQ(host("sts", "eu-west-1", kBoth), "sts-fips.eu-west-1.api.aws");
  EXPECT_EQ(host("sts", "us-gov-west-1", {}), "sts.us-gov-west-1.amazonaws.com");
  EXPECT_EQ(host("sts", "us-gov-west-1", kFips), "sts.us-gov-west-1.amazonaws.com");
  EXPECT_EQ(host("sts", "us-gov-west-1", kDual), "sts.us-gov-west-1.api.aws");
  EXPECT_EQ(host("sts", "us-gov-west-1", kBoth), "sts-fips.us-gov-west-1.api.aws");
  // A partition without dual-stack names has only the others.
  EXPECT_EQ(host("dynamodb", "us-iso-east-1", kDual), "dynamodb.us-iso-east-1.c2s.ic.gov");
}

}  // namespace
}  // namespace flavorbot::aws
