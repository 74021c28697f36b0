#include "expression/reserved_words.h"

#include <gtest/gtest.h>

namespace flavorbot::expression {
namespace {

TEST(ReservedWords, AreReservedInAnyCase) {
  for (const auto* word : {"ABORT", "name", "Status", "zone", "localtimestamp", "TTL", "size"}) {
    EXPECT_TRUE(IsReservedWord(word)) << word;
  }
}

TEST(ReservedWords, OtherNamesAreNot) {
  for (const auto* word : {"", "a", "names_", "recipe", "PK", "zzz", "userId", "_name", "é",
                           "averyveryverylongattributename"}) {
    EXPECT_FALSE(IsReservedWord(word)) << word;
  }
}

// The guide lists TERMINATE; the service means TERMINATED.
TEST(ReservedWords, TerminatedIsReservedAndTerminateIsNot) {
  EXPECT_TRUE(IsReservedWord("terminated"));
  EXPECT_FALSE(IsReservedWord("terminate"));
}

}  // namespace
}  // namespace flavorbot::expression
