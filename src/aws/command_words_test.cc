#include "aws/command_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flavorbot::aws {
namespace {

using testing::ElementsAre;

TEST(CommandWords, QuotesAndBackslashesKeepWordsTogether) {
  EXPECT_THAT(*CommandWords("  /opt/my\\ tool --user \"a \\\"b\\\" \\c\" 'c \\ d'\t"),
              ElementsAre("/opt/my tool", "--user", "a \"b\" \\c", "c \\ d"));
  EXPECT_THAT(*CommandWords("a '' \"\" b'c'd"), ElementsAre("a", "", "", "bcd"));
}

TEST(CommandWords, NothingElseMeansAnything) {
  EXPECT_THAT(*CommandWords("a; b | c > $HOME `d` $(e) * #f"),
              ElementsAre("a;", "b", "|", "c", ">", "$HOME", "`d`", "$(e)", "*", "#f"));
}

TEST(CommandWords, OpenQuotesAndNothingAreRefused) {
  EXPECT_FALSE(CommandWords("a 'b"));
  EXPECT_FALSE(CommandWords("\"a"));
  EXPECT_FALSE(CommandWords("  "));
}

}  // namespace
}  // namespace flavorbot::aws
