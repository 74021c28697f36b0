// Projection: what a month of so many users costs, by what was measured, a profile and prices.
//
// Threads: pure functions.
// Source:  AWS Developer Guide, "Read and write capacity modes": a request unit is what
//          ConsumedCapacity counts; provisioned capacity is paid by the hour, used or not.
#pragma once

#include <vector>

#include "cli/cost/item_collections.h"
#include "cli/cost/price_list.h"

namespace flavorbot::cli::cost {

inline constexpr double kHoursAMonth = 730;

struct Load {
  double users = 0;
  // The busiest minutes over the average.
  double peak_factor = 3;
  // The part of provisioned capacity that the busiest minutes use: auto scaling's target.
  double target_utilisation = 0.7;
};

struct PatternMonth {
  const PatternCost* cost = nullptr;
  double times = 0;
  double read_units = 0;
  double write_units = 0;
  double on_demand_price = 0;
};

struct Projection {
  std::vector<PatternMonth> patterns;
  double read_units = 0;  // a month
  double write_units = 0;
  double on_demand_reads = 0;  // money
  double on_demand_writes = 0;
  double provisioned_read_units = 0;  // capacity, all month
  double provisioned_write_units = 0;
  double provisioned_reads = 0;  // money
  double provisioned_writes = 0;
  double gigabytes = 0;
  double storage = 0;  // money
  double point_in_time_recovery = 0;
  double wire_gigabytes = 0;  // JSON to and from the table
};

// How often all users together do it in a month.
double TimesAMonth(const PatternCost& cost, const UsageProfile& profile, double users);

// Borrows from `measured`.
Projection Project(const MeasuredPatterns& measured, const UsageProfile& profile,
                   const PriceList& prices, const Load& load);

}  // namespace flavorbot::cli::cost
