#include "model_api/retry.h"

#include <gtest/gtest.h>

namespace flavorbot::model_api {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

class RetryTest : public testing::Test {
 protected:
  std::optional<milliseconds> After(unsigned attempt, const ModelError& error,
                                    milliseconds left = milliseconds(60'000)) {
    return PauseAfter(attempt, error, {}, now_, now_ + left, random_);
  }
  const steady_clock::time_point now_{};
  base::SeededRandom random_{7};
};

TEST_F(RetryTest, OnlyWhatPassesIsWorthAnotherAttempt) {
  for (const auto kind :
       {ModelErrorKind::kRateLimited, ModelErrorKind::kOverloaded, ModelErrorKind::kUnavailable}) {
    EXPECT_TRUE(After(1, {.kind = kind}));
    EXPECT_FALSE(After(4, {.kind = kind}));
  }
  for (const auto kind :
       {ModelErrorKind::kUnauthorized, ModelErrorKind::kRejected, ModelErrorKind::kRefused,
        ModelErrorKind::kTimeout, ModelErrorKind::kCancelled, ModelErrorKind::kMalformed,
        ModelErrorKind::kContextTooLong}) {
    EXPECT_FALSE(After(1, {.kind = kind}));
  }
}

TEST_F(RetryTest, PausesAreRandomPartsOfDoublingOnes) {
  milliseconds longest{0};
  for (int i = 0; i < 200; ++i) {
    EXPECT_LE(*After(1, {}), milliseconds(500));
    EXPECT_LE(*After(2, {}), milliseconds(1'000));
    longest = std::max(longest, *After(3, {}));
  }
  EXPECT_GT(longest, milliseconds(1'000));
  EXPECT_LE(longest, milliseconds(2'000));
}

TEST_F(RetryTest, RetryAfterIsTheLeastPause) {
  const ModelError limited{.kind = ModelErrorKind::kRateLimited,
                           .retry_after = milliseconds(3'000)};
  EXPECT_GE(*After(1, limited), milliseconds(3'000));
  EXPECT_LE(*After(1, limited), milliseconds(3'200));
  EXPECT_FALSE(After(1, limited, milliseconds(3'000)));
}

}  // namespace
}  // namespace flavorbot::model_api
