#include "cloudwatch/totals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/metrics.h"
#include "cloudwatch/published_metric.h"

namespace flavorbot::cloudwatch {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kRequests = "flavorbot_dynamodb_requests_total";

class TotalsTest : public testing::Test {
 protected:
  void Count(const std::string& action, const std::string& result, double by = 1) {
    metrics_.AddCounter(kRequests, "", {{"table", "t"}, {"action", action}, {"result", result}})
        .Add(by);
  }
  void ObserveTable(double seconds) {
    metrics_
        .AddHistogram("flavorbot_dynamodb_request_duration_seconds", "",
                      {{"table", "t"}, {"action", "GetItem"}})
        .Observe(seconds);
  }
  void ObserveHttp(const std::string& status) {
    metrics_
        .AddHistogram("flavorbot_http_request_duration_seconds", "",
                      {{"route", "/api/user"}, {"method", "GET"}, {"status", status}})
        .Observe(0.003);
  }

  // What grew since the last call.
  std::vector<Datum> Grown() {
    auto now = TotalsOf(metrics_.Collect(), "t");
    auto data = Growth(before_, now);
    before_ = std::move(now);
    return data;
  }
  // "Retries{Table=t,Action=GetItem} 3"; of a distribution "value*count".
  static std::vector<std::string> Texts(const std::vector<Datum>& data, std::string_view name) {
    std::vector<std::string> texts;
    for (const Datum& datum : data) {
      if (datum.name != name) continue;
      std::string text;
      for (const auto& [dimension, value] : datum.dimensions) text += dimension + "=" + value + " ";
      if (const auto* distribution = std::get_if<Distribution>(&datum.value)) {
        for (std::size_t i = 0; i < distribution->values.size(); ++i) {
          text += testing::PrintToString(distribution->values[i]) + "*" +
                  testing::PrintToString(distribution->counts[i]) + " ";
        }
      } else {
        text += testing::PrintToString(std::get<double>(datum.value)) + " ";
      }
      text.pop_back();
      texts.push_back(std::move(text));
    }
    return texts;
  }

  base::Metrics metrics_;
  Totals before_;
};

TEST_F(TotalsTest, CountersAreToldByWhatTheyGrew) {
  auto retries = metrics_.AddCounter("flavorbot_dynamodb_retries_total", "",
                                     {{"table", "t"}, {"action", "GetItem"}});
  metrics_.AddCounter("flavorbot_dynamodb_retries_total", "",
                      {{"table", "t"}, {"action", "Query"}});
  retries.Add(3);
  EXPECT_THAT(Texts(Grown(), "Retries"), ElementsAre("Table=t 3", "Table=t Action=GetItem 3"));
  retries.Add(2);
  EXPECT_THAT(Texts(Grown(), "Retries"), ElementsAre("Table=t 2", "Table=t Action=GetItem 2"));
}

// Else nobody could tell a quiet server from one that is gone.
TEST_F(TotalsTest, ZerosAreToldByTableAlone) {
  Count("GetItem", "ok");
  (void)Grown();
  const auto data = Grown();
  for (const char* name : {"Errors", "SystemErrors", "UserErrors"}) {
    EXPECT_THAT(Texts(data, name), ElementsAre("Table=t 0")) << name;
  }
}

TEST_F(TotalsTest, ErrorsAreSortedByWhoIsToBlame) {
  Count("GetItem", "ok", 7);
  Count("GetItem", "ServiceUnavailable");
  Count("PutItem", "ValidationException", 2);
  Count("PutItem", "ConditionalCheckFailedException", 4);
  Count("PutItem", "ThrottlingException", 8);
  const auto data = Grown();
  EXPECT_THAT(Texts(data, "SystemErrors"), ElementsAre("Table=t 1", "Table=t Action=GetItem 1"));
  EXPECT_THAT(Texts(data, "UserErrors"), ElementsAre("Table=t 2", "Table=t Action=PutItem 2"));
  EXPECT_THAT(Texts(data, "ConditionalCheckFailedRequests"),
              ElementsAre("Table=t 4", "Table=t Action=PutItem 4"));
  EXPECT_THAT(Texts(data, "Errors"),
              ElementsAre("Table=t 15", "Table=t Action=GetItem Error=ServiceUnavailable 1",
                          "Table=t Action=PutItem Error=ConditionalCheckFailedException 4",
                          "Table=t Action=PutItem Error=ThrottlingException 8",
                          "Table=t Action=PutItem Error=ValidationException 2"));
}

TEST_F(TotalsTest, DistributionsHaveTheMiddlesOfTheirBucketsInMilliseconds) {
  ObserveTable(0.00006);  // up to 0.1 ms
  ObserveTable(0.0006);   // 0.5 to 1 ms
  ObserveTable(0.0007);
  ObserveTable(99);  // over 10 s
  EXPECT_THAT(
      Texts(Grown(), "RequestLatency"),
      ElementsAre("Table=t 0.05*1 0.75*2 10000*1", "Table=t Action=GetItem 0.05*1 0.75*2 10000*1"));
  EXPECT_THAT(Texts(Grown(), "RequestLatency"), IsEmpty());
  ObserveTable(0.0006);
  EXPECT_THAT(Texts(Grown(), "RequestLatency"),
              ElementsAre("Table=t 0.75*1", "Table=t Action=GetItem 0.75*1"));
}

TEST_F(TotalsTest, WhatIsServedIsCountedForTheAppsTable) {
  for (const char* status : {"200", "200", "404", "500", "503"}) ObserveHttp(status);
  const auto data = Grown();
  EXPECT_THAT(Texts(data, "Http4xx"),
              ElementsAre("Table=t 1", "Table=t Method=GET Route=/api/user 1"));
  EXPECT_THAT(Texts(data, "Http5xx"),
              ElementsAre("Table=t 2", "Table=t Method=GET Route=/api/user 2"));
  EXPECT_THAT(Texts(data, "HttpLatency"),
              ElementsAre("Table=t 3.75*5", "Table=t Method=GET Route=/api/user 3.75*5"));
}

TEST(Growth, SplitsWhatHasMoreValuesThanTheServiceTakes) {
  Total total;
  for (int i = 1; i <= 150; ++i) total.bounds.push_back(i);
  total.counts.assign(151, 2);
  const auto data = Growth({}, {{{0, {{"Table", "t"}}}, total}});
  ASSERT_EQ(data.size(), 2U);
  EXPECT_EQ(std::get<Distribution>(data[0].value).values.size(), kMaxDistributionValues);
  EXPECT_EQ(std::get<Distribution>(data[1].value).counts.size(), 51U);
}

TEST(PublishedMetrics, HaveNamesAndDimensionsThatTheServiceTakes) {
  for (const auto& metric : PublishedMetrics()) {
    EXPECT_FALSE(metric.name.empty());
    EXPECT_TRUE(metric.unit == "Count" || metric.unit == "Milliseconds") << metric.name;
    EXPECT_LE(metric.more.size(), 29U) << metric.name;  // 30 with Table
  }
}

}  // namespace
}  // namespace flavorbot::cloudwatch
