// The options of `db local`; what it serves is tested by tests/clients.
#include "cli/db_local.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "cli/exit_code.h"

namespace flavorbot::cli {
namespace {

// Parses and runs `local` with these arguments; the parser's exit code when it refuses them.
int RunLocal(std::vector<std::string> arguments) {
  CLI::App app;
  Action chosen;
  AddDbLocalCommand(app, chosen);
  arguments.insert(arguments.begin(), "local");
  std::ranges::reverse(arguments);  // as CLI11 takes a vector
  try {
    app.parse(arguments);
  } catch (const CLI::ParseError& error) {
    return error.get_exit_code();
  }
  return chosen();
}

TEST(DbLocal, RefusesOptionsItCannotUse) {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"--port", "70000"},
                                             {"--port", "http"},
                                             {"--durability", "sometimes"},
                                             {"--in-memory", "--data", "x"},
                                             {"--fault-rate", "1.5"},
                                             {"--latency", "fast"},
                                             {"--index-delay", "-1"},
                                             {"--clock", "tomorrow"},
                                             {"--credentials", "AKID:"},
                                             {"--colour", "blue"}}) {
    EXPECT_NE(RunLocal(arguments), kExitOk) << testing::PrintToString(arguments);
  }
}

TEST(DbLocal, ADirectoryThatIsAFileIsExitCode3) {
  const std::filesystem::path file =
      std::filesystem::path(testing::TempDir()) / "db_local_test_file";
  std::ofstream(file) << "x";
  testing::internal::CaptureStderr();
  EXPECT_EQ(RunLocal({"--port", "0", "--data", file.string()}), kExitDataDirectory);
  EXPECT_THAT(testing::internal::GetCapturedStderr(), testing::StartsWith("flavorbot: "));
  std::filesystem::remove(file);
}

TEST(DbLocal, AnAddressOfNobodyIsExitCode4) {
  testing::internal::CaptureStderr();
  EXPECT_EQ(RunLocal({"--in-memory", "--host", "203.0.113.1", "--port", "0"}), kExitAddress);
  EXPECT_THAT(testing::internal::GetCapturedStderr(), testing::StartsWith("flavorbot: "));
}

}  // namespace
}  // namespace flavorbot::cli
