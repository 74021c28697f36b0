// Datum: one value of one CloudWatch metric over an interval.
//
// Threads: value types.
// Source:  CloudWatch API reference, "MetricDatum"; CloudWatch User Guide, "CloudWatch concepts".
#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace flavorbot::cloudwatch {

// Where all of FlavorBot's metrics are.
inline constexpr std::string_view kNamespace = "FlavorBot";

// The service takes 150 of PutMetricData and 100 of an Embedded Metric Format line.
inline constexpr std::size_t kMaxDistributionValues = 100;

struct Dimension {
  std::string name;
  std::string value;

  auto operator<=>(const Dimension&) const = default;
};
using Dimensions = std::vector<Dimension>;

// Values that occurred, each so many times. REQUIRES: 1 to kMaxDistributionValues of both.
struct Distribution {
  std::vector<double> values;  // ascending
  std::vector<double> counts;
};

struct Datum {
  std::string_view name;  // a literal
  std::string_view unit;  // "Count", "Milliseconds"
  Dimensions dimensions;
  std::variant<double, Distribution> value;
};

}  // namespace flavorbot::cloudwatch
