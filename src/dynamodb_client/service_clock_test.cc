#include "dynamodb_client/service_clock.h"

#include <gtest/gtest.h>

#include "base/iso8601.h"

namespace flavorbot::dynamodb_client {
namespace {

class ServiceClockTest : public testing::Test {
 protected:
  base::FakeClock clock_{*base::ParseIso8601("2026-11-22T22:00:00Z")};
  ServiceClock service_{clock_};
};

TEST_F(ServiceClockTest, AClockThatIsFarOffIsSet) {
  EXPECT_TRUE(service_.Correct("Sun, 22 Nov 2026 22:15:00 GMT", service_.Now()));
  EXPECT_EQ(base::FormatIso8601(service_.Now()), "2026-11-22T22:15:00.000Z");
  clock_.Advance(std::chrono::seconds(5));
  EXPECT_EQ(base::FormatIso8601(service_.Now()), "2026-11-22T22:15:05.000Z");
  // And back, when it was set right meanwhile.
  clock_.Advance(std::chrono::minutes(15));
  EXPECT_TRUE(service_.Correct("Sun, 22 Nov 2026 22:15:05 GMT", service_.Now()));
  EXPECT_EQ(service_.Now(), clock_.Now());
}

TEST_F(ServiceClockTest, ARefusalForAnotherReasonSetsNothing) {
  EXPECT_FALSE(service_.Correct("Sun, 22 Nov 2026 22:03:59 GMT", service_.Now()));
  EXPECT_FALSE(service_.Correct(std::nullopt, service_.Now()));
  EXPECT_FALSE(service_.Correct("yesterday", service_.Now()));
  EXPECT_EQ(service_.Now(), clock_.Now());
}

}  // namespace
}  // namespace flavorbot::dynamodb_client
