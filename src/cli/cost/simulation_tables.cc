#include <cmath>

#include "cli/cost/cost_tables.h"

namespace flavorbot::cli::cost {
namespace {

// What an account gives a table on demand before one asks for more.
// Source: AWS Developer Guide, "Quotas": 40,000 read and 40,000 write request units a second.
constexpr double kTableQuota = 40'000;

ReportTable CollectionTable(const MeasuredPatterns& measured, const UsageProfile& profile,
                            const Load& load) {
  ReportTable table{.name = "collections",
                    .title = "Item collections, of accounts of " +
                             RoundedNumber(profile.account_age_months) + " months",
                    .columns = {{"partitionKey", "PK"},
                                {"sortKey", "SK"},
                                {"itemsPerUser", "items a user"},
                                {"bytesPerItem", "bytes an item"},
                                {"billedBytesPerUser", "billed bytes a user"},
                                {"grows", "grows"}},
                    .rows = {},
                    .notes = {}};
  double items = 0;
  double in_user_partition = 0;
  double bytes = 0;
  double all_bytes = 0;
  for (const auto& collection : CollectionsOf(measured, profile)) {
    table.rows.push_back({collection.kind.first, collection.kind.second, collection.items_per_user,
                          collection.bytes_per_item, collection.billed_bytes_per_user(),
                          collection.grows});
    items += collection.items_per_user;
    all_bytes += collection.billed_bytes_per_user();
    if (!collection.is_in_user_partition()) continue;
    in_user_partition += collection.items_per_user;
    bytes += collection.items_per_user * collection.bytes_per_item;
  }
  table.notes = {"A user's own partition holds " + RoundedNumber(in_user_partition) +
                     " items and " + RoundedNumber(bytes) +
                     " bytes on average. No index is local to it, so it has no upper limit.",
                 "All users together: " + RoundedNumber(items * load.users) + " items, " +
                     RoundedNumber(all_bytes * load.users / std::pow(1024.0, 4)) + " TB billed."};
  return table;
}

void AddVerdict(ReportTable& table, const std::vector<PartitionHeat>& heats, const Load& load) {
  bool is_any_too_hot = false;
  for (const auto& heat : heats) {
    if (heat.is_shared) {
      const auto limit = heat.users_at_limit ? RoundedNumber(std::floor(*heat.users_at_limit))
                                             : std::string("any number of");
      table.notes.push_back("Everybody shares " + heat.keys +
                            (heat.is_too_hot() ? ": too hot; it can take " : ": it can take ") +
                            limit + " users.");
    }
    if (!heat.is_too_hot()) continue;
    is_any_too_hot = true;
    if (!heat.is_shared) table.notes.push_back("A key of " + heat.keys + " is too hot.");
  }
  if (!is_any_too_hot) {
    table.notes.push_back(
        "No key gets more than a partition gives: 3,000 RCU and 1,000 WCU a "
        "second.");
  }
  double reads = 0;
  double writes = 0;
  for (const auto& heat : heats) {
    reads += heat.read_units;
    writes += heat.write_units;
  }
  table.notes.push_back(
      "The table as a whole: " + RoundedNumber(std::ceil(reads)) + " RCU and " +
      RoundedNumber(std::ceil(writes)) + " WCU in the busiest second, " +
      RoundedNumber(load.peak_factor) + " times the average (--peak-factor): at least " +
      RoundedNumber(std::ceil(reads / kPartitionReadUnits + writes / kPartitionWriteUnits)) +
      " partitions.");
  if (reads > kTableQuota || writes > kTableQuota) {
    table.notes.push_back(
        "That is above what an account gives a table at first, 40,000 of each a "
        "second: ask for more, and warm the table up, before so many come.");
  }
}

ReportTable HeatTable(const MeasuredPatterns& measured, const UsageProfile& profile,
                      const Load& load) {
  ReportTable table{
      .name = "heat",
      .title = "Partition heat, in the busiest second of " + RoundedNumber(load.users) + " users",
      .columns = {{"keys", "keys"},
                  {"belongTo", "belong to"},
                  {"readUnits", "RCU/s"},
                  {"writeUnits", "WCU/s"},
                  {"readUnitsOfOneKey", "RCU/s of one"},
                  {"writeUnitsOfOneKey", "WCU/s of one"},
                  {"hottestPattern", "heated most by"},
                  {"timesASecond", "may be done a second"}},
      .rows = {},
      .notes = {}};
  const auto heats = HeatOf(measured, profile, load);
  for (const auto& heat : heats) {
    table.rows.push_back({heat.keys, std::string(heat.is_shared ? "everybody" : "one person"),
                          heat.read_units, heat.write_units, heat.key_read_units,
                          heat.key_write_units, heat.hottest_pattern,
                          std::floor(heat.hottest_times_a_second)});
  }
  AddVerdict(table, heats, load);
  return table;
}

ReportTable AmplificationTable(const MeasuredPatterns& measured, const UsageProfile& profile,
                               const Load& load) {
  ReportTable table{.name = "amplification",
                    .title = "Index write amplification",
                    .columns = {{"request", "request"},
                                {"tableWriteUnits", "WCU of the table"},
                                {"indexWriteUnits", "WCU of indexes"},
                                {"perTableUnit", "of indexes per WCU of the table"}},
                    .rows = {},
                    .notes = {}};
  double in_table = 0;
  double in_indexes = 0;
  for (const auto& [section, costs] : measured) {
    for (const auto& cost : costs) {
      const double own = cost.write_units - cost.index_write_units;
      if (cost.write_units == 0) continue;
      const double times = TimesAMonth(cost, profile, load.users);
      in_table += times * own;
      in_indexes += times * cost.index_write_units;
      table.rows.push_back({std::string(cost.pattern->name), own, cost.index_write_units,
                            own == 0 ? 0 : cost.index_write_units / own});
    }
  }
  table.notes = {"In a month of this profile indexes take " +
                 RoundedNumber(in_table == 0 ? 0 : in_indexes / in_table) +
                 " WCU for each WCU of the table. An entry of up to 1 KB is one WCU."};
  return table;
}

}  // namespace

Report SimulationTables(const MeasuredPatterns& measured, const UsageProfile& profile,
                        const Load& load) {
  return {CollectionTable(measured, profile, load), HeatTable(measured, profile, load),
          AmplificationTable(measured, profile, load)};
}

}  // namespace flavorbot::cli::cost
