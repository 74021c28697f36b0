// Totals: what CloudWatch's metrics have come to since the program started, and what they grew by.
//
//   Totals before;                                        // nothing yet
//   each interval:  now = TotalsOf(metrics.Collect(), table);
//                   data = Growth(before, now);  before = std::move(now);
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/metric_values.h"
#include "cloudwatch/datum.h"

namespace flavorbot::cloudwatch {

struct Total {
  double number = 0;
  std::vector<double> bounds;         // of a distribution; in the metric's unit
  std::vector<std::uint64_t> counts;  // so too; one more than bounds
};

// By the metric's place in PublishedMetrics() and its dimensions.
using Totals = std::map<std::pair<std::size_t, Dimensions>, Total>;

// `table` is what metrics without that label are counted for: the app's table.
Totals TotalsOf(const std::vector<base::MetricFamily>& families, const std::string& table);

// What `now` has and `before` hasn't. Numbers by Table alone are told when they are 0, too, so that
// silence means that nobody reports; other zeros, and distributions without values, are left out.
// A value of a distribution is the middle of its bucket; of the last one, which has no end, its
// beginning.
std::vector<Datum> Growth(const Totals& before, const Totals& now);

}  // namespace flavorbot::cloudwatch
