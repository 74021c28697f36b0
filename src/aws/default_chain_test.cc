// Every place of the chain, its order, and the roles that STS gives.
#include "aws/default_chain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "aws/aws_files_for_test.h"
#include "aws/fake_service_for_test.h"
#include "base/await_for_test.h"
#include "base/iso8601.h"
#include "sigv4/claim.h"

namespace flavorbot::aws {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// As the API reference shows it.
std::string StsAnswer(const std::string& action, const std::string& key) {
  return "<" + action + "Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><" + action +
         "Result><SourceIdentity>x</SourceIdentity><AssumedRoleUser><Arn>arn</Arn>"
         "</AssumedRoleUser><Credentials><AccessKeyId>" +
         key +
         "</AccessKeyId><SecretAccessKey>S/+</SecretAccessKey><SessionToken>T==</SessionToken>"
         "<Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></" +
         action + "Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></" +
         action + "Response>";
}

class DefaultChainTest : public testing::Test {
 protected:
  DefaultChainTest() { sts_.Say("/", 200, StsAnswer("AssumeRole", "ASIA-ROLE")); }

  FoundOrError Fetch(base::Environment::Variables variables = {}) {
    variables.try_emplace("AWS_ENDPOINT_URL_STS", sts_.url());
    variables.try_emplace("AWS_EC2_METADATA_DISABLED", "true");
    const auto chain = MakeDefaultChain(files_.Environment(std::move(variables)), &clock_);
    return base::Await(chain->Fetch());
  }
  std::string Key(base::Environment::Variables variables = {}) {
    const auto found = Fetch(std::move(variables));
    return found ? found->credentials.access_key_id : found.error();
  }
  std::string StsBody() { return sts_.requests().back().body; }
  std::string StsSigner() {
    return std::string(sts_.requests().back().headers.Find("Authorization").value_or(""));
  }

  base::FakeClock clock_{*base::ParseIso8601("2026-11-22T22:00:00Z")};
  AwsFiles files_;
  FakeService sts_;
};

TEST_F(DefaultChainTest, TheEnvironmentsKeysComeFirst) {
  files_.WriteCredentials("[default]\naws_access_key_id=FILE\naws_secret_access_key=s\n");
  const auto found = Fetch({{"AWS_ACCESS_KEY_ID", "ENV"},
                            {"AWS_SECRET_ACCESS_KEY", "s"},
                            {"AWS_SESSION_TOKEN", "t"},
                            {"AWS_PROFILE", "default"},
                            {"AWS_WEB_IDENTITY_TOKEN_FILE", "/no/such"}});
  ASSERT_TRUE(found) << found.error();
  EXPECT_EQ(found->credentials.access_key_id, "ENV");
  EXPECT_EQ(found->credentials.session_token, "t");
  EXPECT_FALSE(found->expires);
  EXPECT_THAT(Key({{"AWS_ACCESS_KEY_ID", "ENV"}}), HasSubstr("belong together"));
  EXPECT_EQ(Key(), "FILE");
}

TEST_F(DefaultChainTest, WithNothingSetItSaysWhatToDo) {
  EXPECT_THAT(Key(), AllOf(HasSubstr("AWS_ACCESS_KEY_ID"), HasSubstr("AWS_PROFILE"),
                           HasSubstr("give the instance, task or pod a role")));
}

TEST_F(DefaultChainTest, ANamedProfileMustHaveCredentials) {
  files_.WriteConfig("[profile bare]\nregion=eu-west-1\n");
  EXPECT_THAT(Key({{"AWS_PROFILE", "none"}}), HasSubstr("profile \"none\" is in neither"));
  EXPECT_THAT(Key({{"AWS_PROFILE", "bare"}}), HasSubstr("\"bare\" has no credentials"));
}

TEST_F(DefaultChainTest, ADefaultProfileWithoutCredentialsIsPassedOver) {
  files_.WriteConfig("[default]\nregion=eu-west-1\n");
  FakeService agent;
  agent.Say("/c", 200,
            R"({"AccessKeyId":"TASK","SecretAccessKey":"s","Token":"t",)"
            R"("Expiration":"2030-01-01T00:00:00Z"})");
  EXPECT_EQ(Key({{"AWS_CONTAINER_CREDENTIALS_FULL_URI", agent.url() + "/c"}}), "TASK");
}

TEST_F(DefaultChainTest, TheInstanceComesLast) {
  FakeService metadata;
  metadata.Say("/latest/api/token", 200, "t");
  metadata.Say("/latest/meta-data/iam/security-credentials/", 200, "r");
  metadata.Say("/latest/meta-data/iam/security-credentials/r", 200,
               R"({"Code":"Success","AccessKeyId":"INSTANCE","SecretAccessKey":"s","Token":"t",)"
               R"("Expiration":"2030-01-01T00:00:00Z"})");
  EXPECT_EQ(Key({{"AWS_EC2_METADATA_DISABLED", "false"},
                 {"AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.url()}}),
            "INSTANCE");
}

TEST_F(DefaultChainTest, AnInstancesCredentialsOutliveItsMetadataService) {
  FakeService metadata;
  metadata.Say("/latest/api/token", 200, "t");
  metadata.Say("/latest/meta-data/iam/security-credentials/", 200, "r");
  metadata.Say("/latest/meta-data/iam/security-credentials/r", 200,
               R"({"Code":"Success","AccessKeyId":"INSTANCE","SecretAccessKey":"s","Token":"t",)"
               R"("Expiration":"2026-11-22T22:30:00Z"})");
  const auto chain = MakeDefaultChain(
      files_.Environment({{"AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.url()}}), &clock_);
  EXPECT_TRUE(base::Await(chain->Fetch()));
  metadata.Stop();
  clock_.Advance(std::chrono::hours(1));
  const auto found = base::Await(chain->Fetch());
  ASSERT_TRUE(found) << found.error();
  EXPECT_EQ(found->credentials.access_key_id, "INSTANCE");
  EXPECT_EQ(found->expires, base::ParseIso8601("2026-11-22T23:10:00Z"));
}

TEST_F(DefaultChainTest, ARoleIsAssumedWithItsSourcesKeys) {
  files_.WriteConfig(
      "[profile app]\nrole_arn = arn:aws:iam::123456789012:role/app\nsource_profile = keys\n"
      "external_id = e/1\nrole_session_name = me@here\nduration_seconds = 900\n"
      "region = eu-west-3\n");
  files_.WriteCredentials("[keys]\naws_access_key_id=AKIDKEYS\naws_secret_access_key=s\n");
  const auto found = Fetch({{"AWS_PROFILE", "app"}});
  ASSERT_TRUE(found) << found.error();
  EXPECT_EQ(found->credentials.access_key_id, "ASIA-ROLE");
  EXPECT_EQ(found->credentials.secret_access_key, "S/+");
  EXPECT_EQ(found->credentials.session_token, "T==");
  EXPECT_EQ(found->expires, base::ParseIso8601("2030-01-01T00:00:00Z"));
  EXPECT_EQ(StsBody(),
            "Action=AssumeRole&Version=2011-06-15"
            "&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fapp&RoleSessionName=me%40here"
            "&ExternalId=e%2F1&DurationSeconds=900");
  EXPECT_THAT(StsSigner(), HasSubstr("Credential=AKIDKEYS/20261122/eu-west-3/sts/aws4_request"));
}

TEST_F(DefaultChainTest, TheRequestToStsIsSigned) {
  files_.WriteConfig("[default]\nrole_arn = arn\nsource_profile = default\n");
  files_.WriteCredentials("[default]\naws_access_key_id=AKID\naws_secret_access_key=s\n");
  EXPECT_EQ(Key(), "ASIA-ROLE");  // a profile may be its own source, with its keys
  const http::Request sent = sts_.requests().back();
  sigv4::Request request{.method = "POST", .path = "/", .body = sent.body};
  for (const auto& [name, value] : sent.headers) {
    if (!http::EqualsIgnoringCase(name, "authorization")) {
      request.headers.emplace_back(name, value);
    }
  }
  EXPECT_TRUE(
      sigv4::IsSignedBy(request, sigv4::ReadHeaderClaim(request, StsSigner()), {"AKID", "s", ""}));
}

TEST_F(DefaultChainTest, RolesMayBeAssumedOneAfterTheOther) {
  sts_.Say("/", 200, StsAnswer("AssumeRole", "ASIA-SECOND"));
  files_.WriteConfig(
      "[profile a]\nrole_arn = arn:a\nsource_profile = b\n"
      "[profile b]\nrole_arn = arn:b\nsource_profile = c\n"
      "[profile c]\naws_access_key_id=K\naws_secret_access_key=s\n");
  EXPECT_EQ(Key({{"AWS_PROFILE", "a"}}), "ASIA-SECOND");
  const auto requests = sts_.requests();
  ASSERT_EQ(requests.size(), 2U);
  EXPECT_THAT(requests[0].body, HasSubstr("RoleArn=arn%3Ab"));
  EXPECT_THAT(requests[1].body, HasSubstr("RoleArn=arn%3Aa"));
  EXPECT_EQ(requests[1].headers.Find("X-Amz-Security-Token"), "T==");
}

TEST_F(DefaultChainTest, ProfilesThatLeadBackAreRefused) {
  files_.WriteConfig(
      "[profile a]\nrole_arn = arn:a\nsource_profile = b\n"
      "[profile b]\nrole_arn = arn:b\nsource_profile = a\n"
      "[profile self]\nrole_arn = arn\nsource_profile = self\n");
  EXPECT_THAT(Key({{"AWS_PROFILE", "a"}}), HasSubstr("leads back to itself"));
  EXPECT_THAT(Key({{"AWS_PROFILE", "self"}}), HasSubstr("leads back to itself"));
  EXPECT_TRUE(sts_.requests().empty());
}

TEST_F(DefaultChainTest, CredentialSourcesAreTheEnvironmentContainersAndInstances) {
  files_.WriteConfig(
      "[profile env]\nrole_arn = arn\ncredential_source = Environment\n"
      "[profile ecs]\nrole_arn = arn\ncredential_source = EcsContainer\n"
      "[profile ec2]\nrole_arn = arn\ncredential_source = Ec2InstanceMetadata\n"
      "[profile odd]\nrole_arn = arn\ncredential_source = Moon\n");
  FakeService agent;
  agent.Say("/c", 200,
            R"({"AccessKeyId":"TASK","SecretAccessKey":"s","Token":"t",)"
            R"("Expiration":"2030-01-01T00:00:00Z"})");
  EXPECT_EQ(
      Key({{"AWS_PROFILE", "ecs"}, {"AWS_CONTAINER_CREDENTIALS_FULL_URI", agent.url() + "/c"}}),
      "ASIA-ROLE");
  EXPECT_THAT(StsSigner(), HasSubstr("Credential=TASK/"));
  EXPECT_THAT(Key({{"AWS_PROFILE", "env"}}), HasSubstr("AWS_ACCESS_KEY_ID"));
  EXPECT_THAT(Key({{"AWS_PROFILE", "ec2"}}), HasSubstr("AWS_EC2_METADATA_DISABLED"));
  EXPECT_THAT(Key({{"AWS_PROFILE", "odd"}}), HasSubstr("credential_source must be"));
}

TEST_F(DefaultChainTest, RolesThatCannotBeAssumedHereSayWhy) {
  files_.WriteConfig(
      "[profile both]\nrole_arn=a\nsource_profile=x\ncredential_source=Environment\n"
      "[profile none]\nrole_arn=a\n"
      "[profile mfa]\nrole_arn=a\nsource_profile=x\nmfa_serial=m\n"
      "[profile gone]\nrole_arn=a\nsource_profile=nowhere\n"
      "[profile sso]\nsso_session=s\n"
      "[profile half]\naws_secret_access_key=hush\n");
  EXPECT_THAT(Key({{"AWS_PROFILE", "both"}}), HasSubstr("only one may be there"));
  EXPECT_THAT(Key({{"AWS_PROFILE", "none"}}), HasSubstr("but no source_profile"));
  EXPECT_THAT(Key({{"AWS_PROFILE", "mfa"}}), HasSubstr("mfa_serial"));
  EXPECT_THAT(Key({{"AWS_PROFILE", "gone"}}), HasSubstr("profile \"nowhere\" is in neither"));
  EXPECT_THAT(Key({{"AWS_PROFILE", "sso"}}), HasSubstr("export-credentials"));
  EXPECT_THAT(Key({{"AWS_PROFILE", "half"}}),
              AllOf(HasSubstr("has only one of"), Not(HasSubstr("hush"))));
}

TEST_F(DefaultChainTest, RefusalsOfStsAreTold) {
  files_.WriteConfig("[default]\nrole_arn=arn:r\nsource_profile=default\n");
  files_.WriteCredentials("[default]\naws_access_key_id=AKID\naws_secret_access_key=hush\n");
  FakeService sts;
  const auto key = [&] { return Key({{"AWS_ENDPOINT_URL_STS", sts.url()}}); };
  sts.Say("/", 403,
          "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>you may "
          "not</Message></Error></ErrorResponse>");
  EXPECT_THAT(key(), AllOf(HasSubstr("role arn:r can't be assumed"), HasSubstr("status 403"),
                           HasSubstr("AccessDenied: you may not"), Not(HasSubstr("hush"))));
  sts.Say("/", 200, "{\"json\":1}");
  key();
  EXPECT_THAT(key(), HasSubstr("not in XML"));
  sts.Say("/", 200, "<AssumeRoleResponse/>");
  key();
  EXPECT_THAT(key(), HasSubstr("no whole credentials"));
  sts.Say("/", 200, std::string(100'000, 'x'));
  key();
  EXPECT_THAT(key(), HasSubstr("too large"));
}

TEST_F(DefaultChainTest, AProcessGivesCredentials) {
  files_.Write("answer", R"({"Version":1,"AccessKeyId":"PROC","SecretAccessKey":"s",)"
                         R"("Expiration":"2030-01-01T00:00:00.5Z"})");
  files_.WriteConfig("[default]\ncredential_process = cat " + files_.Path("answer") +
                     "\n[profile bad]\ncredential_process = sh -c 'echo hush; exit 7' hush\n"
                     "[profile injected]\ncredential_process = echo {}; touch " +
                     files_.Path("made") + "\n");
  EXPECT_EQ(Key(), "PROC");
  EXPECT_THAT(Key({{"AWS_PROFILE", "bad"}}),
              AllOf(HasSubstr("sh: ended with status 7"), Not(HasSubstr("hush"))));
  EXPECT_THAT(Key({{"AWS_PROFILE", "injected"}}), HasSubstr("not a JSON object"));
  EXPECT_FALSE(std::filesystem::exists(files_.Path("made")));
}

TEST_F(DefaultChainTest, AWebIdentityIsExchangedWithoutASignature) {
  FakeService sts;
  sts.Say("/", 200, StsAnswer("AssumeRoleWithWebIdentity", "ASIA-WEB"));
  files_.Write("token", "ey.J.x\n");
  const base::Environment::Variables pod = {{"AWS_WEB_IDENTITY_TOKEN_FILE", files_.Path("token")},
                                            {"AWS_ROLE_ARN", "arn:pod"},
                                            {"AWS_ROLE_SESSION_NAME", "pod-1"},
                                            {"AWS_ENDPOINT_URL_STS", sts.url()}};
  EXPECT_EQ(Key(pod), "ASIA-WEB");
  EXPECT_EQ(sts.requests().back().body,
            "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=arn%3Apod"
            "&RoleSessionName=pod-1&WebIdentityToken=ey.J.x");
  EXPECT_FALSE(sts.requests().back().headers.Find("Authorization"));
  files_.WriteConfig(
      "[profile w]\nrole_arn=arn:w\nweb_identity_token_file=" + files_.Path("token") + "\n");
  EXPECT_EQ(Key({{"AWS_PROFILE", "w"}, {"AWS_ENDPOINT_URL_STS", sts.url()}}), "ASIA-WEB");
  auto missing = pod;
  missing.erase("AWS_ROLE_ARN");
  EXPECT_THAT(Key(missing), HasSubstr("AWS_ROLE_ARN is not"));
  missing = pod;
  missing["AWS_WEB_IDENTITY_TOKEN_FILE"] = "/no/such";
  EXPECT_THAT(Key(missing), HasSubstr("/no/such can't be read"));
}

// Keys in a file may be replaced while the server runs.
TEST_F(DefaultChainTest, FilesAreReadAnewEachTime) {
  files_.WriteCredentials("[default]\naws_access_key_id=OLD\naws_secret_access_key=s\n");
  const auto chain = MakeDefaultChain(files_.Environment());
  EXPECT_EQ(base::Await(chain->Fetch())->credentials.access_key_id, "OLD");
  files_.WriteCredentials("[default]\naws_access_key_id=NEW\naws_secret_access_key=s\n");
  EXPECT_EQ(base::Await(chain->Fetch())->credentials.access_key_id, "NEW");
}

TEST_F(DefaultChainTest, WhereTheyAreIsKnownWithoutARequest) {
  const auto place = [this](base::Environment::Variables variables) {
    return FindCredentials(*Configuration::Load(files_.Environment(std::move(variables))));
  };
  using enum CredentialsPlace;
  EXPECT_EQ(place({{"AWS_EC2_METADATA_DISABLED", "true"}}), kNone);
  EXPECT_EQ(place({{"AWS_ACCESS_KEY_ID", "a"}, {"AWS_PROFILE", "p"}}), kEnvironment);
  EXPECT_EQ(place({{"AWS_WEB_IDENTITY_TOKEN_FILE", "a"}, {"AWS_PROFILE", "p"}}), kWebIdentity);
  EXPECT_EQ(place({{"AWS_PROFILE", "p"}}), kProfile);
  EXPECT_EQ(place({{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/"}}), kContainer);
  EXPECT_EQ(place({{"AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://x"}}), kInstance);
}

}  // namespace
}  // namespace flavorbot::aws
