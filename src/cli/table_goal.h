// Table goal: what the options of `flavorbot db setup` ask for, checked.
//
//   --replica eu-west-1 --tags team=food --tags stage=prod
//
// Threads: pure function.
// Source:  Developer Guide, "Tagging resources in DynamoDB", restrictions.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/settings.h"
#include "storage/table_goal.h"

namespace flavorbot::cli {

struct GoalOptions {
  bool is_production = false;
  std::vector<std::string> replicas;  // regions
  std::vector<std::string> tags;      // "key=value"
};

// Errors: one line that names the option: it can't be so, is given twice, or the table, where the
//         settings have it, can't be so.
base::Result<storage::TableGoal, std::string> ReadTableGoal(const GoalOptions& options,
                                                            const Settings& settings);

}  // namespace flavorbot::cli
