#include "cloudwatch/put_metric_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flavorbot::cloudwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr base::TimePoint kTime{std::chrono::milliseconds{1'795'000'000'123}};
const std::string kBegin = "Action=PutMetricData&Version=2010-08-01&Namespace=FlavorBot";

TEST(PutMetricData, IsTheDocumentedForm) {
  const std::vector<Datum> data{
      {.name = "Retries",
       .unit = "Count",
       .dimensions = {{"Table", "t"}, {"Route", "/api/recipes/:id"}},
       .value = 1e22},
      {.name = "RequestLatency",
       .unit = "Milliseconds",
       .dimensions = {{"Table", "t"}},
       .value = Distribution{.values = {0.75, 10'000}, .counts = {2, 1}}}};
  EXPECT_THAT(
      PutMetricDataBodies(data, kTime),
      ElementsAre(
          kBegin +
          "&MetricData.member.1.MetricName=Retries&MetricData.member.1.Unit=Count"
          "&MetricData.member.1.Timestamp=2026-11-18T11%3A06%3A40.123Z"
          "&MetricData.member.1.Dimensions.member.1.Name=Table"
          "&MetricData.member.1.Dimensions.member.1.Value=t"
          "&MetricData.member.1.Dimensions.member.2.Name=Route"
          "&MetricData.member.1.Dimensions.member.2.Value=%2Fapi%2Frecipes%2F%3Aid"
          "&MetricData.member.1.Value=1e%2B22"
          "&MetricData.member.2.MetricName=RequestLatency&MetricData.member.2.Unit=Milliseconds"
          "&MetricData.member.2.Timestamp=2026-11-18T11%3A06%3A40.123Z"
          "&MetricData.member.2.Dimensions.member.1.Name=Table"
          "&MetricData.member.2.Dimensions.member.1.Value=t"
          "&MetricData.member.2.Values.member.1=0.75&MetricData.member.2.Values.member.2=10000"
          "&MetricData.member.2.Counts.member.1=2&MetricData.member.2.Counts.member.2=1"));
}

TEST(PutMetricData, ARequestHasAtMostAThousandData) {
  const std::vector<Datum> data(
      2001, {.name = "Retries", .unit = "Count", .dimensions = {{"Table", "t"}}, .value = 1.0});
  const auto bodies = PutMetricDataBodies(data, kTime);
  ASSERT_EQ(bodies.size(), 3U);
  EXPECT_THAT(bodies[0], HasSubstr("MetricData.member.1000.Value=1"));
  EXPECT_THAT(bodies[0], Not(HasSubstr("MetricData.member.1001.")));
  EXPECT_THAT(bodies[2], StartsWith(kBegin + "&MetricData.member.1.MetricName=Retries"));
  EXPECT_THAT(bodies[2], Not(HasSubstr("MetricData.member.2.")));
}

TEST(PutMetricData, ARequestIsNoLargerThanTheServiceTakes) {
  Distribution large;
  for (std::size_t i = 0; i < kMaxDistributionValues; ++i) {
    large.values.push_back(static_cast<double>(i) + 0.123456789);
    large.counts.push_back(1);
  }
  const std::vector<Datum> data(500, {.name = "RequestLatency",
                                      .unit = "Milliseconds",
                                      .dimensions = {{"Table", std::string(255, 't')}},
                                      .value = large});
  const auto bodies = PutMetricDataBodies(data, kTime);
  ASSERT_GT(bodies.size(), 1U);
  for (const auto& body : bodies) EXPECT_LE(body.size(), kMaxRequestBytes);
}

TEST(PutMetricData, WithoutDataThereIsNoRequest) {
  EXPECT_TRUE(PutMetricDataBodies({}, kTime).empty());
}

}  // namespace
}  // namespace flavorbot::cloudwatch
