// PutMetricData: metrics as the bodies of requests to CloudWatch.
//
//   Action=PutMetricData&Version=2010-08-01&Namespace=FlavorBot
//     &MetricData.member.1.MetricName=Retries&MetricData.member.1.Unit=Count
//     &MetricData.member.1.Timestamp=2026-11-26T13%3A00%3A00.000Z&MetricData.member.1.Value=2
//     &MetricData.member.1.Dimensions.member.1.Name=Table ...
//
// Threads: pure functions.
// Source:  CloudWatch API reference, "PutMetricData", "MetricDatum"; "Making API requests" for the
//          form of lists.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/clock.h"
#include "cloudwatch/datum.h"

namespace flavorbot::cloudwatch {

// Of one request. The service takes 1 MB.
inline constexpr std::size_t kMaxRequestData = 1000;
inline constexpr std::size_t kMaxRequestBytes = 900'000;

inline constexpr std::string_view kPutMetricDataContentType =
    "application/x-www-form-urlencoded; charset=utf-8";

// As many requests as the bounds ask for.
std::vector<std::string> PutMetricDataBodies(const std::vector<Datum>& data, base::TimePoint time);

}  // namespace flavorbot::cloudwatch
