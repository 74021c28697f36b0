// Table set-up: creates the table, or brings an existing one to what a goal says: looks what there
// is (table_state.h), plans what is to be done (table_plan.h), and does it, step by step.
//
// It can be run again at any time, and by several instances at once: what another one does
// meanwhile counts as done.
//
// Threads: any. The Api and the context must live until the answer; the context has a deadline,
//          since a new table of the service takes some seconds to become active, a new index of a
//          table with many items minutes, and a replica longer. What is begun goes on after it.
// Errors:  one line for the operator: PlanTable's, with nothing changed; or the step that the
//          service refuses or that isn't done in time, with those before it done.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "dynamodb/api.h"
#include "storage/table_goal.h"
#include "storage/table_plan.h"
#include "storage/table_state.h"

namespace flavorbot::storage {

// What was found done, and then what was done, in lines for the operator; the last one says that
// the table is ready.
struct TableSetUpReport {
  bool changed_anything = false;
  std::vector<std::string> lines;
};

// Told of what happens while it happens; either may be empty.
struct TableSetUpEvents {
  std::function<void(const std::string& line)> on_line;  // each line of the report
  WaitingFor waiting_for;
};

// What SetUpTable would do. Changes nothing, but waits until nothing goes on at the table
// (AwaitTable).
boost::asio::awaitable<base::Result<TablePlan, std::string>> PlanTableSetUp(
    dynamodb::Api& api, dynamodb::CallContext& context, TableGoal goal, WaitingFor waiting_for);

boost::asio::awaitable<base::Result<TableSetUpReport, std::string>> SetUpTable(
    dynamodb::Api& api, dynamodb::CallContext& context, TableGoal goal,
    TableSetUpEvents events = {});

}  // namespace flavorbot::storage
