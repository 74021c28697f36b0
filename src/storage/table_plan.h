// TablePlan: what has to be done so that a table becomes what a goal says, and what is so already.
//
// Threads: pure functions.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "dynamodb/backup_actions.h"
#include "dynamodb/service_actions.h"
#include "dynamodb/table_actions.h"
#include "storage/table_goal.h"
#include "storage/table_state.h"

namespace flavorbot::storage {

using TableChange =
    std::variant<dynamodb::CreateTableRequest, dynamodb::UpdateTableRequest,
                 dynamodb::UpdateTimeToLiveRequest, dynamodb::UpdateContinuousBackupsRequest,
                 dynamodb::TagResourceRequest>;

struct TableStep {
  std::string subject;  // "time to live on \"ttl\""
  std::string done;     // "enabled"
  TableChange change;

  std::string SayToDo() const { return subject + ": to be " + done; }
  std::string SayDone() const { return subject + ": " + done; }
};

struct TablePlan {
  std::vector<std::string> found;  // "time to live on \"ttl\": enabled already"
  std::vector<TableStep> steps;    // in this order; each needs the ones before it
};

// Errors: one line for the operator: the table can't become so, since it has other keys, another
//         index of the name, another time to live, a stream that replicas can't use, or a replica
//         that failed. Nothing may be changed then.
base::Result<TablePlan, std::string> PlanTable(const TableGoal& goal, const TableState& state);

}  // namespace flavorbot::storage
