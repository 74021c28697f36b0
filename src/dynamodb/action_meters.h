// Action meters: what is counted of one action of DynamoDB, by table.
//
// Label values come from fixed sets: `table` is the app's own, or "(other)" for what others name in
// their requests; `action` is DynamoDB's; `result` is "ok" or the exception's name.
//
// Threads: any.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/metrics.h"
#include "dynamodb/error.h"

namespace flavorbot::dynamodb {

enum class MeteredTable { kOwn, kOther };

class ActionMeters {
 public:
  // The metrics of the table `own_table` are there from the start, errors apart; those of others
  // and of errors when the first comes, for most would stay 0.
  ActionMeters(base::Metrics& metrics, std::string own_table, std::string_view action);

  // A call's end; nullopt: without an error.
  void CountAnswer(MeteredTable table, std::optional<ErrorCode> error, double seconds);
  // What the attempts of a call came to.
  void CountAttempts(MeteredTable table, std::uint32_t retries, std::uint32_t throttles);
  void CountReadUnits(MeteredTable table, double units);
  void CountWriteUnits(MeteredTable table, double units);

 private:
  struct Meters {
    base::Counter ok;
    base::Counter retries;
    base::Counter throttles;
    base::Counter read_units;
    base::Counter write_units;
    base::Histogram duration;
  };

  base::Labels LabelsOf(MeteredTable table) const;
  base::Counter Requests(MeteredTable table, std::string_view result) const;
  Meters Make(MeteredTable table) const;
  Meters& Of(MeteredTable table);
  base::Counter ErrorsOf(MeteredTable table, ErrorCode code);

  base::Metrics& metrics_;
  const std::string own_table_;
  const std::string action_;
  Meters own_;
  std::once_flag others_made_;
  std::optional<Meters> others_;
  std::mutex mutex_;  // guards what follows
  std::map<std::pair<MeteredTable, ErrorCode>, base::Counter> errors_;
};

}  // namespace flavorbot::dynamodb
