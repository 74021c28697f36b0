#include "cli/table_choice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "aws/aws_files_for_test.h"
#include "aws/fake_service_for_test.h"

namespace flavorbot::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using enum TableMode;

class TableChoiceTest : public testing::Test {
 protected:
  base::Result<TableChoice, std::string> Choose(base::Environment::Variables variables = {}) const {
    return ChooseTable(files_.Environment(std::move(variables)));
  }

  aws::AwsFiles files_;
};

TEST_F(TableChoiceTest, WithNothingSetItIsHere) {
  const auto choice = Choose();
  ASSERT_TRUE(choice) << choice.error();
  EXPECT_EQ(choice->mode, kEmbedded);
  EXPECT_EQ(choice->region, "us-east-1");
}

TEST_F(TableChoiceTest, AnEndpointComesFirst) {
  files_.WriteCredentials("[default]\naws_access_key_id=a\naws_secret_access_key=b\n");
  const auto choice = Choose({{"DYNAMODB_ENDPOINT", "http://localhost:8000"}});
  ASSERT_TRUE(choice) << choice.error();
  EXPECT_EQ(choice->mode, kEndpoint);
  EXPECT_EQ(choice->endpoint, "http://localhost:8000");
  EXPECT_EQ(choice->credentials_from, "");  // nobody named those
  EXPECT_EQ(Choose({{"DYNAMODB_ENDPOINT", "http://x"}, {"AWS_PROFILE", "p"}})->credentials_from,
            "the AWS profile p");
}

TEST_F(TableChoiceTest, CredentialsAnywhereMeanAws) {
  for (const base::Environment::Variables& variables :
       {base::Environment::Variables{{"AWS_ACCESS_KEY_ID", "a"}, {"AWS_SECRET_ACCESS_KEY", "b"}},
        {{"AWS_PROFILE", "p"}},
        {{"AWS_WEB_IDENTITY_TOKEN_FILE", "f"}},
        {{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/"}}}) {
    EXPECT_EQ(Choose(variables)->mode, kAws) << variables.begin()->first;
  }
  files_.WriteConfig("[default]\nregion = eu-west-3\n");
  EXPECT_EQ(Choose()->mode, kEmbedded);  // no credentials
  files_.WriteCredentials("[default]\naws_access_key_id=a\naws_secret_access_key=b\n");
  const auto choice = Choose();
  EXPECT_EQ(choice->mode, kAws);
  EXPECT_EQ(choice->region, "eu-west-3");
  EXPECT_EQ(choice->credentials_from, "the AWS profile default");
  EXPECT_EQ(Choose({{"AWS_REGION", "eu-west-1"}})->region, "eu-west-1");
}

TEST_F(TableChoiceTest, TheModeCanBeNamed) {
  files_.WriteCredentials("[default]\naws_access_key_id=a\naws_secret_access_key=b\n");
  EXPECT_EQ(Choose({{"FLAVORBOT_TABLE_MODE", "embedded"}})->mode, kEmbedded);
  EXPECT_EQ(Choose({{"FLAVORBOT_TABLE_MODE", "aws"}})->mode, kAws);
  EXPECT_THAT(Choose({{"FLAVORBOT_TABLE_MODE", "cloud"}}).error(),
              HasSubstr("must be auto, embedded or aws"));
  EXPECT_THAT(Choose({{"FLAVORBOT_TABLE_MODE", "aws"}, {"DYNAMODB_ENDPOINT", "http://x"}}).error(),
              HasSubstr("only one of them"));
}

TEST_F(TableChoiceTest, TheServicesEndpointAloneIsAnEndpoint) {
  const auto choice = Choose({{"AWS_ENDPOINT_URL_DYNAMODB", "http://localhost:8000"}});
  EXPECT_EQ(choice->mode, kEndpoint);
  EXPECT_EQ(choice->endpoint, "http://localhost:8000");
  EXPECT_EQ(Choose({{"AWS_ENDPOINT_URL_DYNAMODB", "http://localhost:8000"},
                    {"AWS_ACCESS_KEY_ID", "a"},
                    {"AWS_SECRET_ACCESS_KEY", "b"}})
                ->mode,
            kAws);
}

TEST_F(TableChoiceTest, FilesThatCannotBeReadStopOnlyThoseWhoNeedThem) {
  files_.WriteCredentials("hush\n");
  EXPECT_THAT(Choose().error(),
              AllOf(HasSubstr(".aws/credentials: line 1"),
                    HasSubstr("FLAVORBOT_TABLE_MODE=embedded"), Not(HasSubstr("hush"))));
  EXPECT_TRUE(Choose({{"FLAVORBOT_TABLE_MODE", "embedded"}}));
}

TEST_F(TableChoiceTest, AnInstancesRoleMeansAwsInItsRegion) {
  aws::FakeService metadata;
  const base::Environment::Variables instance = {
      {"AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.url()}};
  EXPECT_EQ(ChooseTableHere(files_.Environment(instance))->mode, kEmbedded);  // no role
  metadata.Say("/latest/api/token", 200, "t");
  metadata.Say("/latest/meta-data/placement/region", 200, "eu-west-3");
  metadata.Say("/latest/meta-data/iam/security-credentials/", 200, "r");
  metadata.Say("/latest/meta-data/iam/security-credentials/r", 200,
               R"({"Code":"Success","AccessKeyId":"A","SecretAccessKey":"s","Token":"t",)"
               R"("Expiration":"2130-01-01T00:00:00Z"})");
  const auto choice = ChooseTableHere(files_.Environment(instance));
  ASSERT_TRUE(choice) << choice.error();
  EXPECT_EQ(choice->mode, kAws);
  EXPECT_EQ(choice->region, "eu-west-3");
  EXPECT_EQ(choice->credentials_from, "the instance's role");
}

// Otherwise a key in the environment would make everybody's recipes vanish.
TEST_F(TableChoiceTest, ATableThatIsHereIsNotForgotten) {
  const base::Environment::Variables keys = {{"AWS_ACCESS_KEY_ID", "a"},
                                             {"AWS_SECRET_ACCESS_KEY", "hush"}};
  const std::filesystem::path data = files_.Path("data");
  EXPECT_EQ(ConflictWith(data, *Choose(keys)), "");
  std::filesystem::create_directories(data / "table");
  std::ofstream(data / "table" / "FORMAT") << "1";
  EXPECT_THAT(ConflictWith(data, *Choose(keys)),
              AllOf(HasSubstr("FLAVORBOT_TABLE_MODE must be embedded or aws"),
                    HasSubstr("AWS_ACCESS_KEY_ID"), Not(HasSubstr("hush"))));
  auto named = keys;
  named["FLAVORBOT_TABLE_MODE"] = "aws";
  EXPECT_EQ(ConflictWith(data, *Choose(named)), "");
  EXPECT_EQ(ConflictWith(data, *Choose()), "");
}

}  // namespace
}  // namespace flavorbot::cli
