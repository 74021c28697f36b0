// The command line as a person uses it, in this process: exit codes and what is printed.
#include "cli/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "cli/exit_code.h"
#include "cli/run_command_for_test.h"

namespace flavorbot::cli {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::StartsWith;

class CommandLineTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "/command_XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    root_ = name;
    ::setenv("FLAVORBOT_DATA_DIR", (root_ / "data").c_str(), 1);
  }
  void TearDown() override {
    ::unsetenv("FLAVORBOT_DATA_DIR");
    fs::remove_all(root_);
  }

  fs::path root_;
};

TEST_F(CommandLineTest, AMissingCommandIsToldWhereToLook) {
  EXPECT_THAT(RunCommand({}).err, HasSubstr("(flavorbot --help tells more)"));
  const Outcome user = RunCommand({"user"});
  EXPECT_EQ(user.exit_code, kExitUnusable);
  EXPECT_THAT(user.err, HasSubstr("(flavorbot user --help tells more)"));
  EXPECT_THAT(RunCommand({"db", "query", "--no-such"}).err,
              HasSubstr("(flavorbot db query --help tells more)"));
}

TEST_F(CommandLineTest, VersionAndHelpSucceed) {
  EXPECT_EQ(RunCommand({"--version"}).exit_code, kExitOk);
  EXPECT_THAT(RunCommand({"--version"}).out, testing::MatchesRegex("flavorbot [0-9.]+\n"));
  const Outcome help = RunCommand({"serve", "--help"});
  EXPECT_EQ(help.exit_code, kExitOk);
  EXPECT_THAT(help.out, HasSubstr("FLAVORBOT_PUBLIC_URL"));
}

TEST_F(CommandLineTest, WhatItCannotReadIsOneLineAndExitCode2) {
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {}, {"bake"}, {"serve", "--prot", "1"}, {"serve", "--port", "80x"}, {"db"}}) {
    const Outcome outcome = RunCommand(arguments);
    EXPECT_EQ(outcome.exit_code, kExitUnusable);
    EXPECT_THAT(outcome.err, StartsWith("flavorbot: "));
    EXPECT_EQ(std::ranges::count(outcome.err, '\n'), 1) << outcome.err;
    EXPECT_EQ(outcome.out, "");
  }
}

TEST_F(CommandLineTest, AnEndpointThatIsNotThereIsTold) {
  ::setenv("DYNAMODB_ENDPOINT", "http://127.0.0.1:1", 1);  // a port that nobody listens on
  const Outcome outcome = RunCommand({"db", "setup"});
  ::unsetenv("DYNAMODB_ENDPOINT");
  EXPECT_EQ(outcome.exit_code, kExitFailure);
  EXPECT_THAT(outcome.err,
              HasSubstr("can't be reached (127.0.0.1:1: the connection could not be made)"));
}

TEST_F(CommandLineTest, ProductionNamesEveryUnsafeSettingBeforeItTouchesAnything) {
  ::setenv("FLAVORBOT_ENV", "production", 1);
  const Outcome outcome = RunCommand({"serve", "--port", "0"});
  ::unsetenv("FLAVORBOT_ENV");
  EXPECT_EQ(outcome.exit_code, kExitUnusable);
  for (const char* name : {"SESSION_SECRET", "FLAVORBOT_PUBLIC_URL", "SMTP_URL"}) {
    EXPECT_THAT(outcome.err, HasSubstr(std::string("flavorbot: ") + name));
  }
  EXPECT_FALSE(fs::exists(root_ / "data"));
}

TEST_F(CommandLineTest, SetUpMakesTheTableAndThenFindsItMade) {
  const Outcome first = RunCommand({"db", "setup"});
  EXPECT_EQ(first.exit_code, kExitOk) << first.err;
  EXPECT_NE(first.out, "");
  const Outcome second = RunCommand({"db", "setup"});
  EXPECT_EQ(second.exit_code, kExitOk) << second.err;
  EXPECT_NE(second.out, first.out);
}

TEST_F(CommandLineTest, ADataDirectoryThatIsAFileIsExitCode3) {
  std::ofstream(root_ / "file") << "x";
  const Outcome outcome = RunCommand({"db", "setup", "--data-dir", (root_ / "file").string()});
  EXPECT_EQ(outcome.exit_code, kExitDataDirectory);
  EXPECT_THAT(outcome.err, HasSubstr("is a file"));
}

}  // namespace
}  // namespace flavorbot::cli
