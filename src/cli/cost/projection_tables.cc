#include <cmath>

#include "cli/cost/cost_tables.h"

namespace flavorbot::cli::cost {
namespace {

double Cents(double money) { return std::round(money * 100) / 100; }

std::string Percent(double part) { return RoundedNumber(part * 100) + " %"; }

}  // namespace

Report ProjectionTables(const Projection& projection, const UsageProfile& profile,
                        const PriceList& prices, const Load& load) {
  const auto& money = prices.currency;
  ReportTable use{.name = "use",
                  .title = "A month of " + RoundedNumber(load.users) + " users",
                  .columns = {{"request", "request"},
                              {"timesPerUser", "times a user"},
                              {"times", "times"},
                              {"readUnits", "RCU"},
                              {"writeUnits", "WCU"},
                              {"onDemand", "on demand, " + money}},
                  .rows = {},
                  .notes = {"Profile: " + profile.description + "."}};
  for (const auto& month : projection.patterns) {
    use.rows.push_back({std::string(month.cost->pattern->name), month.times / load.users,
                        month.times, month.read_units, month.write_units,
                        Cents(month.on_demand_price)});
  }

  ReportTable bill{
      .name = "bill",
      .title = "The month's bill in " + money,
      .columns = {{"item", "item"}, {"amount", "amount"}, {"unit", "unit"}, {"price", money}},
      .rows = {},
      .notes = {}};
  const auto line = [&bill](std::string item, double amount, std::string unit, double price) {
    bill.rows.push_back({std::move(item), amount, std::move(unit), Cents(price)});
  };
  const double shared = projection.storage + projection.point_in_time_recovery;
  line("on demand: reads", projection.read_units, "read request units", projection.on_demand_reads);
  line("on demand: writes", projection.write_units, "write request units",
       projection.on_demand_writes);
  line("provisioned: reads", projection.provisioned_read_units, "RCU all month",
       projection.provisioned_reads);
  line("provisioned: writes", projection.provisioned_write_units, "WCU all month",
       projection.provisioned_writes);
  line("storage", projection.gigabytes, "GB", projection.storage);
  line("point-in-time recovery", projection.gigabytes, "GB", projection.point_in_time_recovery);
  line("total, on demand", load.users, "users",
       projection.on_demand_reads + projection.on_demand_writes + shared);
  line("total, provisioned", load.users, "users",
       projection.provisioned_reads + projection.provisioned_writes + shared);
  bill.notes = {
      "Prices: " + prices.service + ", " + prices.region + ", " + prices.currency + ", as of " +
          prices.date + ", from " + prices.source + ".",
      "Prices change: compare them with that page, and give your own with --prices FILE.",
      "Provisioned for a peak of " + RoundedNumber(load.peak_factor) +
          " times the average (--peak-factor), of which it uses " +
          Percent(load.target_utilisation) + " (--target-utilisation); a month has " +
          RoundedNumber(kHoursAMonth) + " hours.",
      "Storage of accounts of " + RoundedNumber(profile.account_age_months) +
          " months, with the service's 100 bytes beside each item. Free allowances, taxes, backups "
          "and data transfer are not in it; " +
          RoundedNumber(projection.wire_gigabytes) + " GB of JSON go to and from the table.",
  };
  return {std::move(use), std::move(bill)};
}

}  // namespace flavorbot::cli::cost
