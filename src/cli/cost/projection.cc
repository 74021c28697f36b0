#include "cli/cost/projection.h"

#include <algorithm>
#include <cmath>

namespace flavorbot::cli::cost {
namespace {

constexpr double kGigabyte = 1024.0 * 1024 * 1024;

// Whole units, at least one, that leave the busiest second within the target.
double ProvisionedFor(double units_a_month, const Load& load) {
  const double a_second = units_a_month / (kHoursAMonth * 3600);
  return std::max(1.0, std::ceil(a_second * load.peak_factor / load.target_utilisation));
}

}  // namespace

double TimesAMonth(const PatternCost& cost, const UsageProfile& profile, double users) {
  const auto times = profile.per_user_month.find(cost.pattern->frequency);
  return times == profile.per_user_month.end() ? 0 : times->second * users;
}

Projection Project(const MeasuredPatterns& measured, const UsageProfile& profile,
                   const PriceList& prices, const Load& load) {
  Projection projection;
  const double read_price = prices.million_read_request_units / 1e6;
  const double write_price = prices.million_write_request_units / 1e6;
  for (const auto& [section, costs] : measured) {
    for (const auto& cost : costs) {
      const double times = TimesAMonth(cost, profile, load.users);
      PatternMonth month{.cost = &cost,
                         .times = times,
                         .read_units = times * cost.read_units,
                         .write_units = times * cost.write_units};
      month.on_demand_price = month.read_units * read_price + month.write_units * write_price;
      projection.read_units += month.read_units;
      projection.write_units += month.write_units;
      projection.wire_gigabytes +=
          times * static_cast<double>(cost.sent_bytes + cost.received_bytes) / kGigabyte;
      projection.patterns.push_back(month);
    }
  }
  projection.on_demand_reads = projection.read_units * read_price;
  projection.on_demand_writes = projection.write_units * write_price;
  projection.provisioned_read_units = ProvisionedFor(projection.read_units, load);
  projection.provisioned_write_units = ProvisionedFor(projection.write_units, load);
  projection.provisioned_reads =
      projection.provisioned_read_units * prices.read_unit_hour * kHoursAMonth;
  projection.provisioned_writes =
      projection.provisioned_write_units * prices.write_unit_hour * kHoursAMonth;
  for (const auto& collection : CollectionsOf(measured, profile)) {
    projection.gigabytes += load.users * collection.billed_bytes_per_user() / kGigabyte;
  }
  projection.storage = projection.gigabytes * prices.storage_gigabyte_month;
  projection.point_in_time_recovery =
      projection.gigabytes * prices.point_in_time_recovery_gigabyte_month;
  return projection;
}

}  // namespace flavorbot::cli::cost
