#include "cli/cost/cost_tables.h"

namespace flavorbot::cli::cost {

ReportTable PatternTable(const MeasuredPatterns& measured) {
  ReportTable table{.name = "patterns",
                    .title = "What each access pattern costs, measured by doing it",
                    .columns = {{"request", "request"},
                                {"requests", "requests"},
                                {"readUnits", "RCU"},
                                {"writeUnits", "WCU"},
                                {"sentBytes", "sent"},
                                {"receivedBytes", "received"},
                                {"frequency", "in the profile"}},
                    .rows = {},
                    .notes = {"Requests to the table, the units they consume, and the bytes of "
                              "their JSON, for one request of a person."}};
  for (const auto& [section, costs] : measured) {
    for (const auto& cost : costs) {
      table.rows.push_back({std::string(cost.pattern->name), static_cast<double>(cost.requests),
                            cost.read_units, cost.write_units, static_cast<double>(cost.sent_bytes),
                            static_cast<double>(cost.received_bytes),
                            std::string(cost.pattern->frequency)});
    }
  }
  return table;
}

}  // namespace flavorbot::cli::cost
