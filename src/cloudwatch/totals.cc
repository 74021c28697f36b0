#include "cloudwatch/totals.h"

#include <algorithm>

#include "cloudwatch/published_metric.h"

namespace flavorbot::cloudwatch {
namespace {

Dimension TableOf(const base::Labels& labels, const std::string& table) {
  const auto named = labels.find("table");
  return {std::string(kTableDimension), named == labels.end() ? table : named->second};
}

void Add(Total& total, const PublishedMetric& metric, base::MetricKind kind,
         const base::MetricValue& value) {
  const auto& histogram = value.histogram;
  if (metric.measure == Measure::kNumber) {
    if (kind != base::MetricKind::kHistogram) {
      total.number += value.number * metric.scale;
      return;
    }
    for (const auto count : histogram.counts) total.number += static_cast<double>(count);
    return;
  }
  if (total.counts.empty()) {
    total.counts.resize(histogram.counts.size());
    total.bounds = histogram.bounds;
    for (double& bound : total.bounds) bound *= metric.scale;
  }
  // All of a family have the same buckets.
  for (std::size_t i = 0; i < total.counts.size(); ++i) total.counts[i] += histogram.counts[i];
}

// The value that stands for all of bucket `i`.
double ValueOf(const std::vector<double>& bounds, std::size_t i) {
  if (i == bounds.size()) return bounds.empty() ? 0 : bounds.back();
  return ((i == 0 ? 0 : bounds[i - 1]) + bounds[i]) / 2;
}

// As many data as its values need.
void AppendDistribution(std::vector<Datum>& data, const Datum& empty, const Total* before,
                        const Total& now) {
  Distribution grown;
  const auto flush = [&] {
    if (grown.values.empty()) return;
    data.push_back(empty);
    data.back().value = std::move(grown);
    grown = {};
  };
  for (std::size_t i = 0; i < now.counts.size(); ++i) {
    const auto count = now.counts[i] - (before == nullptr ? 0 : before->counts[i]);
    if (count == 0) continue;
    grown.values.push_back(ValueOf(now.bounds, i));
    grown.counts.push_back(static_cast<double>(count));
    if (grown.values.size() == kMaxDistributionValues) flush();
  }
  flush();
}

}  // namespace

Totals TotalsOf(const std::vector<base::MetricFamily>& families, const std::string& table) {
  Totals totals;
  const auto metrics = PublishedMetrics();
  for (std::size_t place = 0; place < metrics.size(); ++place) {
    const PublishedMetric& metric = metrics[place];
    const auto family = std::ranges::find(families, metric.family, &base::MetricFamily::name);
    if (family == families.end()) continue;
    for (const auto& value : family->values) {
      Dimensions dimensions{TableOf(value.labels, table)};
      Total& whole = totals[{place, dimensions}];  // there is one when nothing is included, too
      if (metric.includes != nullptr && !metric.includes(value.labels)) continue;
      Add(whole, metric, family->kind, value);
      for (const auto& [label, dimension] : metric.more) {
        const auto found = value.labels.find(std::string(label));
        if (found != value.labels.end()) {
          dimensions.push_back({std::string(dimension), found->second});
        }
      }
      Add(totals[{place, std::move(dimensions)}], metric, family->kind, value);
    }
  }
  return totals;
}

std::vector<Datum> Growth(const Totals& before, const Totals& now) {
  std::vector<Datum> data;
  for (const auto& [key, total] : now) {
    const auto& [place, dimensions] = key;
    const PublishedMetric& metric = PublishedMetrics()[place];
    const auto known = before.find(key);
    const Total* was = known == before.end() ? nullptr : &known->second;
    Datum datum{.name = metric.name, .unit = metric.unit, .dimensions = dimensions};
    if (metric.measure == Measure::kDistribution) {
      AppendDistribution(data, datum, was, total);
      continue;
    }
    const double grown = total.number - (was == nullptr ? 0 : was->number);
    if (grown == 0 && dimensions.size() > 1) continue;
    datum.value = grown;
    data.push_back(std::move(datum));
  }
  return data;
}

}  // namespace flavorbot::cloudwatch
