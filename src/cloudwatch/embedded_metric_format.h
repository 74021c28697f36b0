// Embedded Metric Format: metrics as lines of a log, which CloudWatch Logs takes out of it.
//
//   {"_aws":{"Timestamp":1795000000000,"CloudWatchMetrics":[{"Namespace":"FlavorBot",
//      "Dimensions":[["Table","Action"]],"Metrics":[{"Name":"Retries","Unit":"Count"}, ...]}]},
//    "event":"metrics","Table":"flavorbot","Action":"GetItem","Retries":2,
//    "RequestLatency":{"Values":[0.75],"Counts":[12],"Max":0.75,"Min":0.75,"Count":12,"Sum":9}}
//
// Threads: pure functions.
// Source:  CloudWatch User Guide, "Specification: Embedded metric format". Values with their counts
//          are what AWS's exporter for OpenTelemetry writes.
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "cloudwatch/datum.h"

namespace flavorbot::cloudwatch {

// One line for each set of dimensions, or more where a metric occurs twice or there are over 100.
std::vector<std::string> EmbeddedMetricLines(const std::vector<Datum>& data, base::TimePoint time);

}  // namespace flavorbot::cloudwatch
