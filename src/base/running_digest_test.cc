#include "base/running_digest.h"

#include <gtest/gtest.h>

#include "base/digest.h"

namespace flavorbot::base {
namespace {

TEST(RunningDigest, IsThatOfThePiecesTogether) {
  RunningDigest digest;
  digest.Add("a");
  digest.Add("");
  digest.Add("bc");
  EXPECT_EQ(digest.Hex(), Sha256Hex("abc"));
}

}  // namespace
}  // namespace flavorbot::base
