#include "cli/cost/partition_heat.h"

#include <algorithm>
#include <limits>

namespace flavorbot::cli::cost {
namespace {

// What part of a partition's second they take.
double HeatOfUnits(double read_units, double write_units) {
  return std::max(read_units / kPartitionReadUnits, write_units / kPartitionWriteUnits);
}

double KeyHeat(const PartitionHeat& heat) {
  return HeatOfUnits(heat.key_read_units, heat.key_write_units);
}

void Finish(PartitionHeat& heat, double users) {
  const double keys = heat.is_shared ? 1 : users;
  heat.key_read_units = heat.read_units / keys;
  heat.key_write_units = heat.write_units / keys;
  const double warmth = KeyHeat(heat);
  if (heat.is_shared && warmth > 0) heat.users_at_limit = users / warmth;
}

}  // namespace

std::vector<PartitionHeat> HeatOf(const MeasuredPatterns& measured, const UsageProfile& profile,
                                  const Load& load) {
  std::map<std::string, PartitionHeat> by_keys;
  for (const auto& [section, costs] : measured) {
    for (const auto& cost : costs) {
      const double times_a_second =
          TimesAMonth(cost, profile, load.users) / (kHoursAMonth * 3600) * load.peak_factor;
      for (const auto& key : cost.keys) {
        auto& heat = by_keys[key.keys];
        heat.keys = key.keys;
        heat.is_shared = key.is_shared;
        heat.read_units += times_a_second * key.read_units;
        heat.write_units += times_a_second * key.write_units;
        const double of_one = HeatOfUnits(key.most_read_units, key.most_write_units);
        if (of_one <= 0) continue;
        if (heat.hottest_pattern.empty() || 1 / of_one < heat.hottest_times_a_second) {
          heat.hottest_pattern = cost.pattern->name;
          heat.hottest_times_a_second = 1 / of_one;
        }
      }
    }
  }
  std::vector<PartitionHeat> heats;
  for (auto& [keys, heat] : by_keys) {
    Finish(heat, load.users);
    heats.push_back(std::move(heat));
  }
  std::ranges::sort(heats, [](const auto& a, const auto& b) {
    return std::pair(-KeyHeat(a), a.keys) < std::pair(-KeyHeat(b), b.keys);
  });
  return heats;
}

}  // namespace flavorbot::cli::cost
