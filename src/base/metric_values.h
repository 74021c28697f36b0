// Metric values: what the metrics of a registry (metrics.h) are at one moment.
//
// Threads: value types.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace flavorbot::base {

using Labels = std::map<std::string, std::string>;

enum class MetricKind { kCounter, kGauge, kHistogram };

// Observations by bucket. A bucket ends with its bound; the last one has none.
struct HistogramValue {
  std::vector<double> bounds;         // ascending
  std::vector<std::uint64_t> counts;  // one more than bounds, each of its bucket alone
  double sum = 0;                     // of all that was observed
};

struct MetricValue {
  Labels labels;
  double number = 0;         // of a counter or gauge
  HistogramValue histogram;  // of a histogram
};

struct MetricFamily {
  std::string name;
  MetricKind kind = MetricKind::kCounter;
  std::vector<MetricValue> values;
};

}  // namespace flavorbot::base
