// README's table of the settings is the one of `flavorbot --help`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "cli/settings.h"

namespace flavorbot::cli {
namespace {

using Names = std::set<std::string>;

// A row begins with its name; a line that goes on with a meaning, with blanks.
Names NamesOfHelp() {
  Names names;
  std::istringstream lines(SettingsHelp());
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("  ") || line[2] < 'A' || line[2] > 'Z') continue;
    names.insert(line.substr(2, line.find(' ', 2) - 2));
  }
  return names;
}

// "| `A`, `B` | ..."
Names NamesOfReadme() {
  Names names;
  std::ifstream readme(FLAVORBOT_README);
  std::string line;
  while (std::getline(readme, line) && !line.starts_with("| variable |")) {
  }
  while (std::getline(readme, line) && line.starts_with('|')) {
    const std::string cell = line.substr(1, line.find('|', 1) - 1);
    for (auto begin = cell.find('`'); begin != std::string::npos;) {
      const auto end = cell.find('`', begin + 1);
      names.insert(cell.substr(begin + 1, end - begin - 1));
      begin = cell.find('`', end + 1);
    }
  }
  return names;
}

TEST(SettingsTable, ReadmeHasTheSameSettings) {
  EXPECT_THAT(NamesOfHelp(), testing::Contains("FLAVORBOT_CHEF_QUIET_SECONDS"));
  EXPECT_EQ(NamesOfReadme(), NamesOfHelp());
}

}  // namespace
}  // namespace flavorbot::cli
