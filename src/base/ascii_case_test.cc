#include "base/ascii_case.h"

#include <gtest/gtest.h>

namespace flavorbot::base {
namespace {

TEST(AsciiCase, LettersOfAsciiAloneAreLowered) {
  EXPECT_EQ(InLowerCase("AZaz09 @[`{"), "azaz09 @[`{");
  EXPECT_EQ(InLowerCase("Crème BRÛLÉE"), "crème brÛlÉe");
}

}  // namespace
}  // namespace flavorbot::base
