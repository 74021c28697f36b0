#include "aws/container_credentials.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "aws/aws_files_for_test.h"
#include "aws/fake_service_for_test.h"
#include "base/await_for_test.h"

namespace flavorbot::aws {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kGood =
    R"({"AccessKeyId":"A","SecretAccessKey":"hush","Token":"T","Expiration":"2030-01-01T00:00:00Z"})";
constexpr Patience kQuick{.attempts = 2,
                          .attempt_timeout = std::chrono::milliseconds(100),
                          .first_pause = std::chrono::milliseconds(1)};

class ContainerCredentialsTest : public testing::Test {
 protected:
  FoundOrError Fetch(base::Environment::Variables variables) {
    return base::Await(CredentialsOfContainer(base::Environment(std::move(variables)),
                                              {.agent = agent_.endpoint(), .patience = kQuick}));
  }

  FakeService agent_;
};

TEST_F(ContainerCredentialsTest, ARelativeUriIsTheAgents) {
  agent_.Say("/v2/id?x=1", 200, kGood);
  const auto found = Fetch({{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/id?x=1"},
                            {"AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://example.com/"}});
  ASSERT_TRUE(found) << found.error();
  EXPECT_EQ(found->credentials.access_key_id, "A");
  EXPECT_EQ(found->credentials.session_token, "T");
  EXPECT_TRUE(found->expires);
  EXPECT_FALSE(agent_.requests().front().headers.Find("Authorization"));
}

TEST_F(ContainerCredentialsTest, AFullUriIsSentTheToken) {
  agent_.Say("/eks", 200, kGood);
  const AwsFiles files;
  files.Write("token", "from the file\n");
  EXPECT_TRUE(Fetch({{"AWS_CONTAINER_CREDENTIALS_FULL_URI", agent_.url() + "/eks"},
                     {"AWS_CONTAINER_AUTHORIZATION_TOKEN", "plain"}}));
  EXPECT_TRUE(Fetch({{"AWS_CONTAINER_CREDENTIALS_FULL_URI", agent_.url() + "/eks"},
                     {"AWS_CONTAINER_AUTHORIZATION_TOKEN", "plain"},
                     {"AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", files.Path("token")}}));
  EXPECT_EQ(agent_.requests()[0].headers.Find("Authorization"), "plain");
  EXPECT_EQ(agent_.requests()[1].headers.Find("Authorization"), "from the file");
}

TEST(ContainerAgent, OverHttpOnlyThisMachineAndTheAgentsAreTrusted) {
  for (const char* url : {"http://127.0.0.1", "http://127.3.2.1:99", "http://[::1]",
                          "http://localhost:5", "http://169.254.170.2", "http://169.254.170.23",
                          "http://[fd00:ec2::23]", "https://example.com"}) {
    EXPECT_TRUE(IsAllowedAgent(*ParseEndpoint(url))) << url;
  }
  for (const char* url : {"http://example.com", "http://169.254.169.254", "http://10.0.0.1",
                          "http://localhost.example.com", "http://[fd00:ec2::254]"}) {
    EXPECT_FALSE(IsAllowedAgent(*ParseEndpoint(url))) << url;
  }
}

TEST_F(ContainerCredentialsTest, UnusableSettingsAreNamed) {
  const auto why = [this](base::Environment::Variables variables) {
    return Fetch(std::move(variables)).error();
  };
  EXPECT_THAT(why({{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "v2"}}), HasSubstr("RELATIVE_URI"));
  EXPECT_THAT(why({{"AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://example.com/x"}}),
              HasSubstr("use https"));
  EXPECT_THAT(why({{"AWS_CONTAINER_CREDENTIALS_FULL_URI", agent_.url()},
                   {"AWS_CONTAINER_AUTHORIZATION_TOKEN", "hush\r\nX: y"}}),
              AllOf(HasSubstr("more than one line"), Not(HasSubstr("hush"))));
  EXPECT_THAT(why({{"AWS_CONTAINER_CREDENTIALS_FULL_URI", agent_.url()},
                   {"AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/no/such"}}),
              HasSubstr("/no/such can't be read"));
  EXPECT_TRUE(agent_.requests().empty());
}

TEST_F(ContainerCredentialsTest, BadAnswersAreToldWithoutSecrets) {
  const auto why = [this](const std::string& path) {
    return Fetch({{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", path}}).error();
  };
  agent_.Say("/refused", 403, R"({"code":"AccessDenied","message":"not you"})");
  EXPECT_THAT(why("/refused"), HasSubstr("status 403: AccessDenied: not you"));
  agent_.Say("/half", 200, R"({"AccessKeyId":"A","SecretAccessKey":"hush"})");
  EXPECT_THAT(why("/half"), AllOf(HasSubstr("has no Token"), Not(HasSubstr("hush"))));
  agent_.Say("/large", 200, std::string(100'000, 'x'));
  EXPECT_THAT(why("/large"), HasSubstr("too large"));
  agent_.FallSilent("/silent");
  EXPECT_THAT(why("/silent"), HasSubstr("no answer in time"));
}

TEST_F(ContainerCredentialsTest, FaultsOfTheAgentAreTriedAgain) {
  agent_.Say("/v2", 500, "later");
  agent_.Say("/v2", 200, kGood);
  EXPECT_TRUE(Fetch({{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2"}}));
  EXPECT_EQ(agent_.requests().size(), 2U);
  agent_.Stop();
  EXPECT_THAT(Fetch({{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2"}}).error(),
              HasSubstr("could not be made"));
}

}  // namespace
}  // namespace flavorbot::aws
