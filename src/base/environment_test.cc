#include "base/environment.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

namespace flavorbot::base {
namespace {

TEST(EnvFile, ReadsPlainQuotedAndExportedValues) {
  const auto parsed = ParseEnvFile(
      "# settings\n"
      "\n"
      "PLAIN = some text # a comment\n"
      "HASH=a#b\r\n"
      "export EXPORTED=1\n"
      "DOUBLE=\"a \\\"b\\\" # c\\nd\" # a comment\n"
      "SINGLE='a\\n'\n"
      "EMPTY=\n"
      "LAST=no line feed");
  ASSERT_TRUE(parsed.has_value()) << parsed.error();
  const Environment::Variables expected = {{"PLAIN", "some text"},  {"HASH", "a#b"},
                                           {"EXPORTED", "1"},       {"DOUBLE", "a \"b\" # c\nd"},
                                           {"SINGLE", "a\\n"},      {"EMPTY", ""},
                                           {"LAST", "no line feed"}};
  EXPECT_EQ(*parsed, expected);
}

TEST(EnvFile, NamesTheLineItCannotRead) {
  EXPECT_EQ(ParseEnvFile("A=1\nnonsense\n").error(), "line 2: expected NAME=value");
  EXPECT_EQ(ParseEnvFile("1A=1").error(), "line 1: expected NAME=value");
  EXPECT_EQ(ParseEnvFile("A=\"1\nB=2\"").error(),
            "line 1: A: the quotes around the value don't match");
  EXPECT_EQ(ParseEnvFile("A='1' 2").error(), "line 1: A: the quotes around the value don't match");
}

TEST(Environment, BlankCountsAsUnset) {
  const Environment environment({{"BLANK", " "}, {"SET", "x"}});
  EXPECT_FALSE(environment.Find("BLANK").has_value());
  EXPECT_FALSE(environment.Find("ABSENT").has_value());
  EXPECT_EQ(environment.Find("SET"), "x");
  EXPECT_EQ(environment.Text("BLANK", "fallback"), "fallback");
}

TEST(Environment, IntegersAreWholeAndInRangeOrTheMessageSaysWhy) {
  const Environment environment(
      {{"PORT", "80x"}, {"LOW", "-1"}, {"GOOD", "5000"}, {"BIG", "65536"}});
  EXPECT_EQ(environment.Integer("GOOD", 1, 0, 65535), 5000);
  EXPECT_EQ(environment.Integer("ABSENT", 7, 0, 65535), 7);
  EXPECT_EQ(environment.Integer("PORT", 1, 0, 65535).error(),
            "PORT is \"80x\": it must be a whole number from 0 to 65535");
  EXPECT_FALSE(environment.Integer("LOW", 1, 0, 65535).has_value());
  EXPECT_FALSE(environment.Integer("BIG", 1, 0, 65535).has_value());
}

TEST(Environment, FlagsTakeTheUsualWords) {
  const Environment environment({{"A", "ON"}, {"B", "no"}, {"C", "maybe"}});
  EXPECT_EQ(environment.Flag("A", false), true);
  EXPECT_EQ(environment.Flag("B", true), false);
  EXPECT_EQ(environment.Flag("ABSENT", true), true);
  EXPECT_EQ(environment.Flag("C", true).error(), "C is \"maybe\": it must be on or off");
}

TEST(Environment, TheRealEnvironmentWinsOverTheFileUnlessBlank) {
  const auto path = std::filesystem::path(testing::TempDir()) / "environment_test.env";
  std::ofstream(path) << "FLAVORBOT_TEST_A=file\nFLAVORBOT_TEST_B=file\nFLAVORBOT_TEST_C=file\n";
  ::setenv("FLAVORBOT_TEST_A", "real", 1);
  ::setenv("FLAVORBOT_TEST_B", "", 1);
  const auto environment = Environment::Load(path);
  ASSERT_TRUE(environment.has_value()) << environment.error();
  EXPECT_EQ(environment->Find("FLAVORBOT_TEST_A"), "real");
  EXPECT_EQ(environment->Find("FLAVORBOT_TEST_B"), "file");
  EXPECT_EQ(environment->Find("FLAVORBOT_TEST_C"), "file");
  ::unsetenv("FLAVORBOT_TEST_A");
  ::unsetenv("FLAVORBOT_TEST_B");
  std::filesystem::remove(path);
}

TEST(Environment, AnAbsentFileIsNoErrorAndABadOneIsNamed) {
  EXPECT_TRUE(Environment::Load("/nonexistent/.env").has_value());
  const auto path = std::filesystem::path(testing::TempDir()) / "environment_test_bad.env";
  std::ofstream(path) << "bad\n";
  EXPECT_EQ(Environment::Load(path).error(), path.string() + ", line 1: expected NAME=value");
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace flavorbot::base
