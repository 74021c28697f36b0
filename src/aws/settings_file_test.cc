#include "aws/settings_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flavorbot::aws {
namespace {

TEST(SettingsFile, SectionsHaveSettings) {
  const auto read = ParseSettingsFile(
      "# mine\n[default]\nregion=eu-west-1\r\n\n; theirs\n[ profile   \"my work\" ] # here\n"
      "AWS_Access_Key_Id = a=b/c+d#e   ; the old one\nempty =\n");
  ASSERT_TRUE(read) << read.error();
  ASSERT_EQ(read->size(), 2U);
  EXPECT_EQ(read->at("default").at("region"), "eu-west-1");
  EXPECT_EQ(read->at("profile my work").at("aws_access_key_id"), "a=b/c+d#e");
  EXPECT_EQ(read->at("profile my work").at("empty"), "");
}

TEST(SettingsFile, SettingsOfASettingAreIndented) {
  const auto read = ParseSettingsFile(
      "[services local]\ndynamodb =\n  endpoint_url = http://localhost:8000\n  other = x\n"
      "s3 =\n\tendpoint_url = y\nlast = 1\n  more\n");
  ASSERT_TRUE(read) << read.error();
  const auto& section = read->at("services local");
  EXPECT_EQ(section.at("dynamodb.endpoint_url"), "http://localhost:8000");
  EXPECT_EQ(section.at("dynamodb.other"), "x");
  EXPECT_EQ(section.at("s3.endpoint_url"), "y");
  EXPECT_EQ(section.at("last"), "1\nmore");
}

// A file pasted from an indented text.
TEST(SettingsFile, SettingsThatAreAllIndentedAreSettings) {
  const auto read = ParseSettingsFile("  [default]\n  a = 1\n  b = 2\n");
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->at("default"), (SettingsSection{{"a", "1"}, {"b", "2"}}));
}

TEST(SettingsFile, ASectionThatComesAgainGoesOn) {
  const auto read = ParseSettingsFile("[a]\nx=1\ny=1\n[b]\n[a]\nx=2");
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->at("a"), (SettingsSection{{"x", "2"}, {"y", "1"}}));
}

TEST(SettingsFile, ErrorsNameTheLineAndNothingOfIt) {
  for (const char* text : {"[a]\nhush\n", "x = hush", "[a]\n[hush\n", "[a]\n= hush"}) {
    const auto read = ParseSettingsFile(text);
    ASSERT_FALSE(read) << text;
    EXPECT_THAT(read.error(), testing::StartsWith("line "));
    EXPECT_THAT(read.error(), testing::Not(testing::HasSubstr("hush")));
  }
  EXPECT_EQ(ParseSettingsFile("[a]\nx=1\nhush").error(),
            "line 3 is neither a [section] nor a setting of one");
}

}  // namespace
}  // namespace flavorbot::aws
