#include "base/metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/log.h"

namespace flavorbot::base {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Metrics, CountersAndGaugesAreExposedWithTheirLabels) {
  Metrics metrics;
  Counter counter = metrics.AddCounter("requests_total", "Requests.", {{"route", "/a"}});
  counter.Add();
  counter.Add(2);
  Gauge gauge = metrics.AddGauge("connections", "Open connections.");
  gauge.Set(7);
  gauge.Add(-2);
  const std::string text = metrics.Expose();
  EXPECT_THAT(text, HasSubstr("# HELP requests_total Requests.\n# TYPE requests_total counter\n"
                              "requests_total{route=\"/a\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("# TYPE connections gauge\nconnections 5\n"));
}

TEST(Metrics, TheSameNameAndLabelsGiveTheSameMetric) {
  Metrics metrics;
  metrics.AddCounter("c_total", "C.", {{"a", "1"}}).Add();
  metrics.AddCounter("c_total", "C.", {{"a", "1"}}).Add();
  metrics.AddCounter("c_total", "C.", {{"a", "2"}}).Add();
  const std::string text = metrics.Expose();
  EXPECT_THAT(text, HasSubstr("c_total{a=\"1\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("c_total{a=\"2\"} 1\n"));
}

TEST(Metrics, HistogramBucketsAreCumulative) {
  Metrics metrics;
  Histogram histogram = metrics.AddHistogram("seconds", "S.", {}, {0.1, 1});
  histogram.Observe(0.05);
  histogram.Observe(0.5);
  histogram.Observe(5);
  const std::string text = metrics.Expose();
  EXPECT_THAT(text, HasSubstr("seconds_count 3\n"));
  EXPECT_THAT(text, HasSubstr("seconds_bucket{le=\"1\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("seconds_bucket{le=\"+Inf\"} 3\n"));
}

TEST(Metrics, DroppedLinesOfTheLogAreAmongThem) {
  EXPECT_THAT(Metrics().Expose(), HasSubstr("# TYPE flavorbot_log_lines_dropped_total counter\n"
                                            "flavorbot_log_lines_dropped_total " +
                                            std::to_string(DroppedLogLines()) + "\n"));
}

TEST(Metrics, AreCollectedAsValues) {
  Metrics metrics;
  metrics.AddCounter("requests_total", "Requests.", {{"route", "/a"}}).Add(3);
  metrics.AddGauge("connections", "Open connections.").Set(5);
  Histogram histogram = metrics.AddHistogram("seconds", "S.", {}, {0.1, 1});
  for (const double value : {0.05, 0.06, 0.5, 5.0}) histogram.Observe(value);
  const auto families = metrics.Collect();
  ASSERT_EQ(families.size(), 4U);
  const auto family = [&families](const std::string& name) {
    return *std::ranges::find(families, name, &MetricFamily::name);
  };
  EXPECT_EQ(family("requests_total").kind, MetricKind::kCounter);
  EXPECT_EQ(family("requests_total").values[0].labels, (Labels{{"route", "/a"}}));
  EXPECT_EQ(family("requests_total").values[0].number, 3);
  EXPECT_EQ(family("connections").values[0].number, 5);
  const auto seconds = family("seconds").values[0].histogram;
  EXPECT_THAT(seconds.bounds, ElementsAre(0.1, 1));
  EXPECT_THAT(seconds.counts, ElementsAre(2, 1, 1));
  EXPECT_DOUBLE_EQ(seconds.sum, 5.61);
}

}  // namespace
}  // namespace flavorbot::base
