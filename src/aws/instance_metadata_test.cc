#include "aws/instance_metadata.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "aws/fake_service_for_test.h"
#include "base/await_for_test.h"
#include "base/iso8601.h"

namespace flavorbot::aws {
namespace {

using testing::HasSubstr;

constexpr const char* kToken = "/latest/api/token";
constexpr const char* kRoles = "/latest/meta-data/iam/security-credentials/";

class InstanceMetadataTest : public testing::Test {
 protected:
  InstanceMetadata Metadata() const {
    const auto made = InstanceMetadata::Make(*Configuration::Load(
        base::Environment({{"AWS_EC2_METADATA_SERVICE_ENDPOINT", service_.url()}})));
    EXPECT_TRUE(made) << made.error();
    return **made;
  }
  FoundOrError Fetch() const { return base::Await(Metadata().Credentials(clock_)); }

  void HaveARole(const std::string& expiration) {
    service_.Say(kToken, 200, "TOKEN==");
    service_.Say(kRoles, 200, "my-role");
    service_.Say(std::string(kRoles) + "my-role", 200,
                 R"({"Code":"Success","Type":"AWS-HMAC","AccessKeyId":"A","SecretAccessKey":"S",)"
                 R"("Token":"T","Expiration":")" +
                     expiration + "\"}");
  }

  FakeService service_;
  base::FakeClock clock_{*base::ParseIso8601("2026-11-22T22:00:00Z")};
};

TEST_F(InstanceMetadataTest, TheRolesCredentialsComeWithATokensHelp) {
  HaveARole("2026-11-23T04:00:00Z");
  const auto found = Fetch();
  ASSERT_TRUE(found) << found.error();
  EXPECT_EQ(found->credentials.access_key_id, "A");
  EXPECT_EQ(found->expires, base::ParseIso8601("2026-11-23T04:00:00Z"));
  const auto requests = service_.requests();
  ASSERT_EQ(requests.size(), 3U);
  EXPECT_EQ(requests[0].method, http::Method::kPut);
  EXPECT_EQ(requests[0].headers.Find("X-aws-ec2-metadata-token-ttl-seconds"), "21600");
  EXPECT_EQ(requests[1].headers.Find("X-aws-ec2-metadata-token"), "TOKEN==");
  EXPECT_EQ(requests[2].headers.Find("X-aws-ec2-metadata-token"), "TOKEN==");
}

TEST_F(InstanceMetadataTest, ExpiredOnesAreTakenForAnotherWhile) {
  HaveARole("2026-11-22T21:00:00Z");
  EXPECT_EQ(Fetch()->expires, base::ParseIso8601("2026-11-22T22:10:00Z"));
}

TEST_F(InstanceMetadataTest, TheRegionIsKnown) {
  service_.Say(kToken, 200, "TOKEN==");
  service_.Say("/latest/meta-data/placement/region", 200, "eu-west-3");
  EXPECT_EQ(*base::Await(Metadata().Region()), "eu-west-3");
}

TEST_F(InstanceMetadataTest, WhatIsMissingIsTold) {
  EXPECT_THAT(Fetch().error(), HasSubstr("gives no token: status 404"));
  service_.Say(kToken, 200, "TOKEN==");
  EXPECT_THAT(Fetch().error(), HasSubstr("has the instance a role?"));
  service_.Say(kRoles, 200, "my-role");
  service_.Say(std::string(kRoles) + "my-role", 200,
               R"({"Code":"AssumeRoleUnauthorizedAccess","Message":"no trust"})");
  EXPECT_THAT(Fetch().error(), HasSubstr("role my-role: AssumeRoleUnauthorizedAccess: no trust"));
}

TEST_F(InstanceMetadataTest, ATokenThatIsNoneIsNotPassedOn) {
  service_.Say(kToken, 200, "a\r\nX: y");
  EXPECT_THAT(Fetch().error(), HasSubstr("gives no token"));
  EXPECT_EQ(service_.requests().size(), 1U);
}

TEST_F(InstanceMetadataTest, WhereNobodyAnswersAHintIsGiven) {
  service_.FallSilent(kToken);
  EXPECT_THAT(Fetch().error(), HasSubstr("hop limit must be 2"));
}

TEST(InstanceMetadataSettings, ItCanBeDisabledAndMisspelt) {
  const auto make = [](base::Environment::Variables variables) {
    return InstanceMetadata::Make(*Configuration::Load(base::Environment(std::move(variables))));
  };
  EXPECT_FALSE(*make({{"AWS_EC2_METADATA_DISABLED", "true"}}));
  EXPECT_TRUE(*make({{"AWS_EC2_METADATA_DISABLED", "false"}}));
  EXPECT_THAT(make({{"AWS_EC2_METADATA_DISABLED", "si"}}).error(), HasSubstr("AWS_EC2_METADATA_D"));
  EXPECT_THAT(make({{"AWS_EC2_METADATA_SERVICE_ENDPOINT", "x"}}).error(),
              HasSubstr("AWS_EC2_METADATA_SERVICE_ENDPOINT: "));
  EXPECT_THAT(make({{"AWS_METADATA_SERVICE_TIMEOUT", "0"}}).error(), HasSubstr("from 1 to 60"));
}

}  // namespace
}  // namespace flavorbot::aws
