#include "cloudwatch/embedded_metric_format.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace flavorbot::cloudwatch {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr base::TimePoint kTime{std::chrono::milliseconds{1'795'000'000'123}};

Datum Number(std::string_view name, Dimensions dimensions, double value) {
  return {.name = name, .unit = "Count", .dimensions = std::move(dimensions), .value = value};
}

TEST(EmbeddedMetricFormat, ALineHasAllOfASetOfDimensions) {
  const Dimensions table{{"Table", "t"}};
  const Dimensions action{{"Table", "t"}, {"Action", "GetItem"}};
  const std::vector<Datum> data{
      Number("Retries", table, 2.5),
      Number("Retries", action, 0),
      {.name = "RequestLatency",
       .unit = "Milliseconds",
       .dimensions = action,
       .value = Distribution{.values = {0.75, 10'000}, .counts = {2, 1}}}};
  EXPECT_THAT(
      EmbeddedMetricLines(data, kTime),
      ElementsAre(
          R"({"_aws":{"Timestamp":1795000000123,"CloudWatchMetrics":[{"Namespace":"FlavorBot",)"
          R"("Dimensions":[["Table"]],"Metrics":[{"Name":"Retries","Unit":"Count"}]}]},)"
          R"("event":"metrics","Table":"t","Retries":2.5})"
          "\n",
          R"({"_aws":{"Timestamp":1795000000123,"CloudWatchMetrics":[{"Namespace":"FlavorBot",)"
          R"("Dimensions":[["Table","Action"]],"Metrics":[{"Name":"Retries","Unit":"Count"},)"
          R"({"Name":"RequestLatency","Unit":"Milliseconds"}]}]},"event":"metrics","Table":"t",)"
          R"("Action":"GetItem","Retries":0,"RequestLatency":{"Values":[0.75,10000],)"
          R"("Counts":[2,1],"Max":10000,"Min":0.75,"Count":3,"Sum":10001.5}})"
          "\n"));
}

TEST(EmbeddedMetricFormat, AMetricIsInALineOnce) {
  const Dimensions table{{"Table", "t"}};
  const auto lines = EmbeddedMetricLines(
      {Number("Retries", table, 1), Number("Retries", table, 2), Number("Errors", table, 3)},
      kTime);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_THAT(lines[0], HasSubstr(R"("Retries":1,"Errors":3)"));
  EXPECT_THAT(lines[1], HasSubstr(R"("Retries":2})"));
}

TEST(EmbeddedMetricFormat, ALineStaysOneWhateverItsDimensionsAre) {
  const auto lines = EmbeddedMetricLines({Number("Retries", {{"Table", "a\n\"b\\"}}, 1)}, kTime);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_THAT(lines[0], HasSubstr(R"("Table":"a\n\"b\\")"));
  EXPECT_EQ(lines[0].find('\n'), lines[0].size() - 1);
}

}  // namespace
}  // namespace flavorbot::cloudwatch
