#include "cloudwatch/published_metric.h"

#include <array>
#include <string>

#include "base/contains.h"

namespace flavorbot::cloudwatch {
namespace {

constexpr std::string_view kRequests = "flavorbot_dynamodb_requests_total";
constexpr std::string_view kTableTime = "flavorbot_dynamodb_request_duration_seconds";
constexpr std::string_view kHttpTime = "flavorbot_http_request_duration_seconds";
constexpr double kMillisecondsASecond = 1000;

// What an app that works well gets, too: somebody else was there first.
constexpr std::array<std::string_view, 4> kLostRaces = {
    "ConditionalCheckFailedException", "TransactionCanceledException",
    "TransactionConflictException", "TransactionInProgressException"};
constexpr std::array<std::string_view, 3> kThrottles = {
    "ProvisionedThroughputExceededException", "RequestLimitExceeded", "ThrottlingException"};
constexpr std::array<std::string_view, 2> kFaults = {"InternalServerError", "ServiceUnavailable"};

std::string_view LabelOf(const base::Labels& labels, const std::string& name) {
  const auto found = labels.find(name);
  return found == labels.end() ? std::string_view() : std::string_view(found->second);
}

bool IsError(const base::Labels& labels) { return LabelOf(labels, "result") != "ok"; }
bool IsLostRace(const base::Labels& labels) {
  return base::Contains(kLostRaces, LabelOf(labels, "result"));
}
bool IsSystemError(const base::Labels& labels) {
  return base::Contains(kFaults, LabelOf(labels, "result"));
}
bool IsUserError(const base::Labels& labels) {
  const auto result = LabelOf(labels, "result");
  return result != "ok" && !base::Contains(kLostRaces, result) &&
         !base::Contains(kThrottles, result) && !base::Contains(kFaults, result);
}
bool Is4xx(const base::Labels& labels) { return LabelOf(labels, "status").starts_with('4'); }
bool Is5xx(const base::Labels& labels) { return LabelOf(labels, "status").starts_with('5'); }

}  // namespace

std::span<const PublishedMetric> PublishedMetrics() {
  static const std::vector<LabelDimension> by_action = {{"action", "Action"}};
  static const std::vector<LabelDimension> by_error = {{"action", "Action"}, {"result", "Error"}};
  static const std::vector<LabelDimension> by_route = {{"method", "Method"}, {"route", "Route"}};
  static const std::vector<PublishedMetric> metrics = {
      {.name = "RequestLatency",
       .family = kTableTime,
       .unit = "Milliseconds",
       .measure = Measure::kDistribution,
       .scale = kMillisecondsASecond,
       .more = by_action},
      {.name = "Retries",
       .family = "flavorbot_dynamodb_retries_total",
       .unit = "Count",
       .more = by_action},
      {.name = "ThrottledRequests",
       .family = "flavorbot_dynamodb_throttles_total",
       .unit = "Count",
       .more = by_action},
      {.name = "ConsumedReadCapacityUnits",
       .family = "flavorbot_dynamodb_consumed_read_units_total",
       .unit = "Count",
       .more = by_action},
      {.name = "ConsumedWriteCapacityUnits",
       .family = "flavorbot_dynamodb_consumed_write_units_total",
       .unit = "Count",
       .more = by_action},
      {.name = "Errors",
       .family = kRequests,
       .unit = "Count",
       .includes = IsError,
       .more = by_error},
      {.name = "SystemErrors",
       .family = kRequests,
       .unit = "Count",
       .includes = IsSystemError,
       .more = by_action},
      {.name = "UserErrors",
       .family = kRequests,
       .unit = "Count",
       .includes = IsUserError,
       .more = by_action},
      {.name = "ConditionalCheckFailedRequests",
       .family = kRequests,
       .unit = "Count",
       .includes = IsLostRace,
       .more = by_action},
      {.name = "HttpLatency",
       .family = kHttpTime,
       .unit = "Milliseconds",
       .measure = Measure::kDistribution,
       .scale = kMillisecondsASecond,
       .more = by_route},
      {.name = "Http4xx",
       .family = kHttpTime,
       .unit = "Count",
       .includes = Is4xx,
       .more = by_route},
      {.name = "Http5xx",
       .family = kHttpTime,
       .unit = "Count",
       .includes = Is5xx,
       .more = by_route},
  };
  return metrics;
}

}  // namespace flavorbot::cloudwatch
