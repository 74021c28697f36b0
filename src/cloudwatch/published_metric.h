// Published metrics: which of a server's metrics CloudWatch gets, and under which names.
//
// Names are those of Amazon DynamoDB's own metrics where it has one. Each metric is there by Table,
// the whole deployment's, and by Table and the dimensions listed beside it, for finding out more:
//
//   RequestLatency, Retries, ThrottledRequests, SystemErrors, UserErrors,
//   ConditionalCheckFailedRequests, ConsumedReadCapacityUnits, ConsumedWriteCapacityUnits   Action
//   Errors                                                                           Action, Error
//   HttpLatency, Http4xx, Http5xx                                                    Method, Route
//   Up                                                      1 an interval and instance; Table alone
//
// Threads: pure functions.
// Source:  DynamoDB Developer Guide, "DynamoDB metrics and dimensions".
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/metric_values.h"

namespace flavorbot::cloudwatch {

inline constexpr std::string_view kTableDimension = "Table";
inline constexpr std::string_view kUpMetric = "Up";

// What a label of /metrics is called as a dimension.
struct LabelDimension {
  std::string_view label;
  std::string_view dimension;
};

enum class Measure {
  kDistribution,  // of a histogram: what was observed
  kNumber         // a counter's value; of a histogram how many were observed
};

struct PublishedMetric {
  std::string_view name;    // in CloudWatch
  std::string_view family;  // on /metrics
  std::string_view unit;
  Measure measure = Measure::kNumber;
  double scale = 1;                                 // from the family's unit to this
  bool (*includes)(const base::Labels&) = nullptr;  // nullptr: all of the family
  std::vector<LabelDimension> more;                 // beside Table
};

std::span<const PublishedMetric> PublishedMetrics();

}  // namespace flavorbot::cloudwatch
