#include "dynamodb/action_meters.h"

#include <utility>

namespace flavorbot::dynamodb {

ActionMeters::ActionMeters(base::Metrics& metrics, std::string own_table, std::string_view action)
    : metrics_(metrics),
      own_table_(std::move(own_table)),
      action_(action),
      own_(Make(MeteredTable::kOwn)) {}

base::Labels ActionMeters::LabelsOf(MeteredTable table) const {
  return {{"table", table == MeteredTable::kOwn ? own_table_ : "(other)"}, {"action", action_}};
}

base::Counter ActionMeters::Requests(MeteredTable table, std::string_view result) const {
  auto labels = LabelsOf(table);
  labels.emplace("result", result);
  return metrics_.AddCounter("flavorbot_dynamodb_requests_total", "Calls to the table", labels);
}

ActionMeters::Meters ActionMeters::Make(MeteredTable table) const {
  const auto labels = LabelsOf(table);
  return {
      .ok = Requests(table, "ok"),
      .retries = metrics_.AddCounter("flavorbot_dynamodb_retries_total",
                                     "Attempts at calls to the table after the first", labels),
      .throttles = metrics_.AddCounter("flavorbot_dynamodb_throttles_total",
                                       "Attempts at calls that the service throttled", labels),
      .read_units = metrics_.AddCounter("flavorbot_dynamodb_consumed_read_units_total",
                                        "Read units that calls to the table consumed", labels),
      .write_units = metrics_.AddCounter("flavorbot_dynamodb_consumed_write_units_total",
                                         "Write units that calls to the table consumed", labels),
      .duration = metrics_.AddHistogram(
          "flavorbot_dynamodb_request_duration_seconds",
          "Time from a call to the table to its answer, retries included", labels)};
}

ActionMeters::Meters& ActionMeters::Of(MeteredTable table) {
  if (table == MeteredTable::kOwn) return own_;
  std::call_once(others_made_, [this] { others_ = Make(MeteredTable::kOther); });
  return *others_;
}

base::Counter ActionMeters::ErrorsOf(MeteredTable table, ErrorCode code) {
  const std::lock_guard lock(mutex_);
  const auto made = errors_.find({table, code});
  if (made != errors_.end()) return made->second;
  return errors_.emplace(std::pair(table, code), Requests(table, ErrorName(code))).first->second;
}

void ActionMeters::CountAnswer(MeteredTable table, std::optional<ErrorCode> error, double seconds) {
  auto& meters = Of(table);
  meters.duration.Observe(seconds);
  (error ? ErrorsOf(table, *error) : meters.ok).Add();
}

void ActionMeters::CountAttempts(MeteredTable table, std::uint32_t retries,
                                 std::uint32_t throttles) {
  if (retries > 0) Of(table).retries.Add(retries);
  if (throttles > 0) Of(table).throttles.Add(throttles);
}

void ActionMeters::CountReadUnits(MeteredTable table, double units) {
  Of(table).read_units.Add(units);
}

void ActionMeters::CountWriteUnits(MeteredTable table, double units) {
  Of(table).write_units.Add(units);
}

}  // namespace flavorbot::dynamodb
