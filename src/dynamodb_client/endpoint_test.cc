#include "dynamodb_client/endpoint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flavorbot::dynamodb_client {
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
}

TEST(Endpoint, TheHostHeaderLeavesUsualPortsOut) {
  EXPECT_EQ((Endpoint{false, "localhost", 8000}).HostHeader(), "localhost:8000");
  EXPECT_EQ((Endpoint{false, "localhost", 80}).HostHeader(), "localhost");
  EXPECT_EQ((Endpoint{true, "::1", 443}).HostHeader(), "[::1]");
}

TEST(Endpoint, RegionsHaveTheirs) {
  EXPECT_EQ(EndpointOf("eu-west-1").host, "dynamodb.eu-west-1.amazonaws.com");
  EXPECT_EQ(EndpointOf("cn-north-1").host, "dynamodb.cn-north-1.amazonaws.com.cn");
  EXPECT_EQ(EndpointOf("us-east-1", {.fips = true}).host, "dynamodb-fips.us-east-1.amazonaws.com");
  EXPECT_EQ(EndpointOf("us-east-1", {.dual_stack = true}).host, "dynamodb.us-east-1.api.aws");
}

}  // namespace
}  // namespace flavorbot::dynamodb_client
