// `flavorbot cost` as an operator uses it, in this process: exit codes and what is printed.
#include "cli/cost/cost_command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

#include "cli/exit_code.h"
#include "cli/run_command_for_test.h"

namespace flavorbot::cli {
namespace {

using testing::HasSubstr;

Outcome Cost(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "cost");
  return RunCommand(std::move(arguments));
}

TEST(CostCommand, TheWholeReportSaysWhatItAssumes) {
  const auto outcome = Cost({"--users", "1000000", "--simulate", "100000000"});
  EXPECT_EQ(outcome.exit_code, kExitOk);
  EXPECT_EQ(outcome.err, "");
  for (const auto* text :
       {"POST /api/register", "A month of 1000000 users", "total, on demand", "total, provisioned",
        "Prices change", "--peak-factor", "Item collections", "in the busiest second of 100000000",
        "Everybody shares DELETIONS", "Index write amplification"}) {
    EXPECT_THAT(outcome.out, HasSubstr(text));
  }
}

TEST(CostCommand, AProfileOfOnesOwnIsCheckedBeforeAnythingIsMeasured) {
  const std::string path = testing::TempDir() + "/cost_profile_test.json";
  std::ofstream(path) << R"({"description":"mine","accountAgeMonths":1,"perUserMonth":{}})";
  const auto outcome = Cost({"--users", "10", "--profile", path});
  std::remove(path.c_str());
  EXPECT_EQ(outcome.exit_code, kExitUnusable);
  EXPECT_EQ(outcome.err, "flavorbot: " + path + ": perUserMonth.registrations is missing\n");
  EXPECT_EQ(outcome.out, "");
}

TEST(CostCommand, WhatCannotBeUsedIsOneLineAndExitCode2) {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"--users", "0"},
                                             {"--users", "many"},
                                             {"--users", "10", "--prices", "/nowhere/prices.json"},
                                             {"--prices", "mine.json"},
                                             {"--format", "xml"},
                                             {"--format", "markdown", "--users", "10"},
                                             {"--target-utilisation", "1.5"}}) {
    const auto outcome = Cost(arguments);
    EXPECT_EQ(outcome.exit_code, kExitUnusable) << arguments.front();
    EXPECT_EQ(std::ranges::count(outcome.err, '\n'), 1) << outcome.err;
  }
}

TEST(CostCommand, TheBuiltInFilesCanBePrinted) {
  EXPECT_THAT(Cost({"--print-default", "prices"}).out, HasSubstr("\"region\""));
  EXPECT_THAT(Cost({"--print-default", "profile"}).out, HasSubstr("\"logins\""));
}

}  // namespace
}  // namespace flavorbot::cli
