#include "base/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <cmath>

#include "base/log.h"

namespace flavorbot::base {
namespace {

MetricKind KindOf(prometheus::MetricType type) {
  switch (type) {
    case prometheus::MetricType::Histogram:
      return MetricKind::kHistogram;
    case prometheus::MetricType::Gauge:
      return MetricKind::kGauge;
    default:
      return MetricKind::kCounter;
  }
}

// The registry's, and the log's, which counts by itself.
std::vector<prometheus::MetricFamily> FamiliesOf(const prometheus::Registry& registry) {
  auto families = registry.Collect();
  auto& log = families.emplace_back();
  log.name = "flavorbot_log_lines_dropped_total";
  log.help = "Lines of the log that nobody read in time";
  log.type = prometheus::MetricType::Counter;
  log.metric.emplace_back().counter.value = static_cast<double>(DroppedLogLines());
  return families;
}

HistogramValue ValueOf(const prometheus::ClientMetric::Histogram& histogram) {
  HistogramValue value{.sum = histogram.sample_sum};
  std::uint64_t below = 0;
  for (const auto& bucket : histogram.bucket) {
    if (std::isfinite(bucket.upper_bound)) value.bounds.push_back(bucket.upper_bound);
    value.counts.push_back(bucket.cumulative_count - below);
    below = bucket.cumulative_count;
  }
  return value;
}

}  // namespace

void Counter::Add(double by) { counter_->Increment(by); }

void Gauge::Set(double value) { gauge_->Set(value); }
void Gauge::Add(double by) { gauge_->Increment(by); }

void Histogram::Observe(double value) { histogram_->Observe(value); }

const std::vector<double>& LatencyBuckets() {
  static const std::vector<double> buckets = {0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005,
                                              0.01,   0.025,   0.05,   0.1,   0.25,   0.5,
                                              1,      2.5,     5,      10};
  return buckets;
}

Metrics::Metrics() : registry_(std::make_unique<prometheus::Registry>()) {}
Metrics::~Metrics() = default;

Counter Metrics::AddCounter(const std::string& name, const std::string& help,
                            const Labels& labels) {
  return Counter(prometheus::BuildCounter().Name(name).Help(help).Register(*registry_).Add(labels));
}

Gauge Metrics::AddGauge(const std::string& name, const std::string& help, const Labels& labels) {
  return Gauge(prometheus::BuildGauge().Name(name).Help(help).Register(*registry_).Add(labels));
}

Histogram Metrics::AddHistogram(const std::string& name, const std::string& help,
                                const Labels& labels, const std::vector<double>& buckets) {
  return Histogram(
      prometheus::BuildHistogram().Name(name).Help(help).Register(*registry_).Add(labels, buckets));
}

std::string Metrics::Expose() const {
  return prometheus::TextSerializer().Serialize(FamiliesOf(*registry_));
}

std::vector<MetricFamily> Metrics::Collect() const {
  std::vector<MetricFamily> families;
  for (const auto& collected : FamiliesOf(*registry_)) {
    auto& family = families.emplace_back(collected.name, KindOf(collected.type));
    for (const auto& metric : collected.metric) {
      auto& value = family.values.emplace_back();
      for (const auto& label : metric.label) value.labels.emplace(label.name, label.value);
      if (family.kind == MetricKind::kHistogram) {
        value.histogram = ValueOf(metric.histogram);
      } else {
        value.number =
            family.kind == MetricKind::kGauge ? metric.gauge.value : metric.counter.value;
      }
    }
  }
  return families;
}

}  // namespace flavorbot::base
