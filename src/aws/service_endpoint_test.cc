#include "aws/service_endpoint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "aws/aws_files_for_test.h"
#include "aws/retry_settings.h"

namespace flavorbot::aws {
namespace {

using testing::HasSubstr;

class ServiceEndpointTest : public testing::Test {
 protected:
  Configuration Read(base::Environment::Variables variables = {}) const {
    return *Configuration::Load(files_.Environment(std::move(variables)));
  }
  std::string Host(base::Environment::Variables variables = {}) const {
    const auto endpoint = ServiceEndpoint(Read(std::move(variables)), "dynamodb", "eu-west-1");
    return endpoint ? endpoint->HostHeader() : endpoint.error();
  }

  AwsFiles files_;
};

TEST_F(ServiceEndpointTest, TheMoreParticularUrlWins) {
  EXPECT_EQ(Host(), "dynamodb.eu-west-1.amazonaws.com");
  files_.WriteConfig("[default]\nendpoint_url = http://p\n");
  EXPECT_EQ(Host(), "p");
  files_.WriteConfig(
      "[default]\nendpoint_url = http://p\nservices = s\n"
      "[services s]\ndynamodb =\n  endpoint_url = http://q\n");
  EXPECT_EQ(Host(), "q");
  EXPECT_EQ(Host({{"AWS_ENDPOINT_URL", "http://all"}}), "all");
  EXPECT_EQ(Host({{"AWS_ENDPOINT_URL", "http://all"},
                  {"AWS_ENDPOINT_URL_STS", "http://sts"},
                  {"AWS_ENDPOINT_URL_DYNAMODB", "http://own:8"}}),
            "own:8");
  EXPECT_EQ(Host({{"AWS_ENDPOINT_URL_DYNAMODB", "http://own"},
                  {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"}}),
            "dynamodb.eu-west-1.amazonaws.com");
}

TEST_F(ServiceEndpointTest, FlagsChooseAmongTheRegions) {
  EXPECT_EQ(Host({{"AWS_USE_FIPS_ENDPOINT", "true"}}), "dynamodb-fips.eu-west-1.amazonaws.com");
  EXPECT_EQ(Host({{"AWS_USE_DUALSTACK_ENDPOINT", "true"}}), "dynamodb.eu-west-1.api.aws");
  files_.WriteConfig("[default]\nuse_fips_endpoint = true\n");
  EXPECT_EQ(Host(), "dynamodb-fips.eu-west-1.amazonaws.com");
}

TEST_F(ServiceEndpointTest, HostsOfCloudWatchBeginOtherwise) {
  const auto host = [this](base::Environment::Variables variables) {
    return ServiceEndpoint(Read(std::move(variables)), "cloudwatch", "eu-west-1")->HostHeader();
  };
  EXPECT_EQ(host({}), "monitoring.eu-west-1.amazonaws.com");
  EXPECT_EQ(host({{"AWS_USE_FIPS_ENDPOINT", "true"}}), "monitoring-fips.eu-west-1.amazonaws.com");
  EXPECT_EQ(host({{"AWS_ENDPOINT_URL", "http://all"}}), "all");
  EXPECT_EQ(
      host({{"AWS_ENDPOINT_URL", "http://all"}, {"AWS_ENDPOINT_URL_CLOUDWATCH", "http://own:8"}}),
      "own:8");
}

TEST_F(ServiceEndpointTest, FaultsNameTheSetting) {
  EXPECT_THAT(Host({{"AWS_ENDPOINT_URL_DYNAMODB", "x"}}), HasSubstr("AWS_ENDPOINT_URL_DYNAMODB: "));
  EXPECT_THAT(Host({{"AWS_USE_FIPS_ENDPOINT", "x"}}), HasSubstr("AWS_USE_FIPS_ENDPOINT"));
  files_.WriteConfig("[default]\nendpoint_url = x\n");
  EXPECT_THAT(Host(), HasSubstr("endpoint_url of the profile default: "));
}

TEST_F(ServiceEndpointTest, TheRegionIsTheEnvironmentsOrTheProfiles) {
  EXPECT_EQ(*FindRegion(Read()), std::nullopt);
  files_.WriteConfig("[default]\nregion = a-1\n");
  EXPECT_EQ(*FindRegion(Read()), "a-1");
  EXPECT_EQ(*FindRegion(Read({{"AWS_DEFAULT_REGION", "b-1"}})), "b-1");
  EXPECT_EQ(*FindRegion(Read({{"AWS_DEFAULT_REGION", "b-1"}, {"AWS_REGION", "c-1"}})), "c-1");
  EXPECT_FALSE(FindRegion(Read({{"AWS_REGION", "evil.example/"}})));
}

TEST_F(ServiceEndpointTest, AuthoritiesThatCannotBeReadAreNamed) {
  EXPECT_TRUE(TrustedBy(Read()));
  EXPECT_THAT(TrustedBy(Read({{"AWS_CA_BUNDLE", "/no/such.pem"}})).error(),
              HasSubstr("/no/such.pem"));
}

TEST_F(ServiceEndpointTest, RetriesAreSet) {
  const auto usual = ReadRetrySettings(Read());
  EXPECT_EQ(usual->mode, RetryMode::kStandard);
  EXPECT_EQ(usual->max_attempts, std::nullopt);
  const auto set =
      ReadRetrySettings(Read({{"AWS_RETRY_MODE", "adaptive"}, {"AWS_MAX_ATTEMPTS", "4"}}));
  EXPECT_EQ(set->mode, RetryMode::kAdaptive);
  EXPECT_EQ(set->max_attempts, 4U);
  EXPECT_TRUE(ReadRetrySettings(Read({{"AWS_RETRY_MODE", "legacy"}})));
  EXPECT_FALSE(ReadRetrySettings(Read({{"AWS_RETRY_MODE", "never"}})));
  EXPECT_FALSE(ReadRetrySettings(Read({{"AWS_MAX_ATTEMPTS", "0"}})));
}

}  // namespace
}  // namespace flavorbot::aws
