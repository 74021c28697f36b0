// Partition heat: how many units a second the partition keys get when so many people are there, and
// from how many on a key gets more than a partition can give.
//
// A key that everybody touches gets everybody's load; a key of one person only that person's.
//
// Threads: pure functions.
// Source:  AWS Developer Guide, "Partitions and data distribution": a partition gives 3,000 read
//          and 1,000 write units a second, and a key is in one partition.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/cost/projection.h"

namespace flavorbot::cli::cost {

inline constexpr double kPartitionReadUnits = 3000;
inline constexpr double kPartitionWriteUnits = 1000;

struct PartitionHeat {
  std::string keys;  // "USER#…", or a key that everybody shares
  bool is_shared = false;
  // In the busiest second: of all keys together, and of one.
  double read_units = 0;
  double write_units = 0;
  double key_read_units = 0;
  double key_write_units = 0;
  // Of a shared key: the users at whom it is as hot as a partition may be; nullopt: never.
  std::optional<double> users_at_limit;
  // Of a person's keys: what heats one most, and how often a second it may be done.
  std::string hottest_pattern;
  double hottest_times_a_second = 0;

  bool is_too_hot() const {
    return key_read_units > kPartitionReadUnits || key_write_units > kPartitionWriteUnits;
  }
};

// The hottest key first.
std::vector<PartitionHeat> HeatOf(const MeasuredPatterns& measured, const UsageProfile& profile,
                                  const Load& load);

}  // namespace flavorbot::cli::cost
