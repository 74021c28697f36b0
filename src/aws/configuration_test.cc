#include "aws/configuration.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "aws/aws_files_for_test.h"

namespace flavorbot::aws {
namespace {

TEST(Configuration, NoFilesAreEmptyFiles) {
  const auto none = Configuration::Load(base::Environment({}));
  ASSERT_TRUE(none) << none.error();
  EXPECT_EQ(none->profile_name(), "default");
  EXPECT_EQ(none->FindProfile("default"), nullptr);
  const AwsFiles files;
  EXPECT_TRUE(Configuration::Load(files.Environment()));
}

TEST(Configuration, TheCredentialsFileWinsAndProfilesArePrefixedInTheOther) {
  AwsFiles files;
  files.WriteConfig(
      "[default]\nregion=a\n[profile default]\nregion=b\n[work]\nregion=not read\n"
      "[profile work]\nregion=c\naws_access_key_id=old\n[sso-session x]\nregion=d\n");
  files.WriteCredentials("[work]\naws_access_key_id=new\n[alone]\naws_access_key_id=k\n");
  const auto read = Configuration::Load(files.Environment({{"AWS_PROFILE", "work"}}));
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->profile_name(), "work");
  EXPECT_EQ(read->ProfileSetting("region"), "c");
  EXPECT_EQ(read->ProfileSetting("aws_access_key_id"), "new");
  EXPECT_EQ(read->FindProfile("default")->at("region"), "b");
  EXPECT_NE(read->FindProfile("alone"), nullptr);
  EXPECT_EQ(read->FindProfile("x"), nullptr);
}

TEST(Configuration, FilesMayBeElsewhere) {
  AwsFiles files;
  files.Write("elsewhere", "[profile p]\nregion=r\n");
  const auto read = Configuration::Load(
      files.Environment({{"AWS_CONFIG_FILE", "~/elsewhere"}, {"AWS_PROFILE", "p"}}));
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->ProfileSetting("region"), "r");
}

TEST(Configuration, TheEnvironmentComesBeforeTheProfile) {
  AwsFiles files;
  files.WriteConfig("[default]\nregion=file\nuse_fips_endpoint=TRUE\nmax_attempts=many\n");
  const auto read = Configuration::Load(files.Environment({{"AWS_REGION", "variable"}}));
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->Find("AWS_REGION", "region"), "variable");
  EXPECT_EQ(read->Find("AWS_OTHER", "region"), "file");
  EXPECT_EQ(read->Find("AWS_OTHER", "other"), std::nullopt);
  EXPECT_TRUE(*read->Flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"));
  EXPECT_FALSE(*read->Flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"));
  EXPECT_THAT(read->Flag("X", "max_attempts").error(), testing::HasSubstr("true or false"));
}

TEST(Configuration, ServicesHaveSectionsOfTheirOwn) {
  AwsFiles files;
  files.WriteConfig(
      "[default]\nservices = here\n[services here]\ndynamodb =\n  endpoint_url = u\n");
  const auto read = Configuration::Load(files.Environment());
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->ServiceSetting("dynamodb", "endpoint_url"), "u");
  EXPECT_EQ(read->ServiceSetting("sts", "endpoint_url"), std::nullopt);
}

TEST(Configuration, AFaultNamesTheFile) {
  AwsFiles files;
  files.WriteCredentials("[default]\nhush\n");
  const auto read = Configuration::Load(files.Environment());
  ASSERT_FALSE(read);
  EXPECT_THAT(read.error(), testing::HasSubstr(".aws/credentials: line 2 "));
  EXPECT_THAT(read.error(), testing::Not(testing::HasSubstr("hush")));
}

}  // namespace
}  // namespace flavorbot::aws
