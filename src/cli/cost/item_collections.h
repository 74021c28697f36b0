// Item collections: what a user has in the table on average, kind by kind, and what makes it grow.
//
// From what each pattern was seen to add, and how often the profile has it done. Of what expires
// there is as much as is added within its lifetime; what is kept for good has gathered for as long
// as an average account is used.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <vector>

#include "cli/cost/pattern_cost.h"
#include "cli/cost/usage_profile.h"

namespace flavorbot::cli::cost {

// What the service adds to an item's size when it bills storage.
// Source: AWS Developer Guide, "DynamoDB pricing", item overhead for indexing: 100 bytes.
inline constexpr double kBilledOverheadBytes = 100;

struct ItemCollection {
  ItemKind kind;
  std::string grows;  // "with each use, for good"
  double items_per_user = 0;
  double bytes_per_item = 0;  // without the overhead

  bool is_in_user_partition() const { return kind.first == "USER#…"; }
  double billed_bytes_per_user() const {
    return items_per_user * (bytes_per_item + kBilledOverheadBytes);
  }
};

// The largest first.
std::vector<ItemCollection> CollectionsOf(const MeasuredPatterns& measured,
                                          const UsageProfile& profile);

}  // namespace flavorbot::cli::cost
