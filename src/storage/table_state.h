// TableState: what there is of the table that a goal is about.
//
// Threads: any. The Api and the context must live until the answer.
// Errors:  one line for the operator.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "dynamodb/api.h"
#include "storage/table_goal.h"

namespace flavorbot::storage {

struct TableState {
  std::optional<dynamodb::TableDescription> table;  // nullopt: there is none, and the rest is empty
  dynamodb::DescribeTimeToLiveResponse time_to_live;
  bool point_in_time_recovery = false;  // known when the goal is protected
  std::vector<dynamodb::Tag> tags;      // known when the goal has tags
};

// nullptr: the table has none there.
const dynamodb::ReplicaDescription* FindReplica(const dynamodb::TableDescription& table,
                                                const std::string& region);

// Told at each look at a table that isn't ready: `table "recipes" is CREATING`. May be empty.
using WaitingFor = std::function<void(const std::string& what)>;

// Waits until nothing changes at the table by itself any more: it, its indexes and its replicas are
// all made or gone. `is_reached` may want more of it; nullptr: the table isn't there.
boost::asio::awaitable<base::Result<std::optional<dynamodb::TableDescription>, std::string>>
AwaitTable(dynamodb::Api& api, dynamodb::CallContext& context, std::string table_name,
           std::function<bool(const dynamodb::TableDescription* table)> is_reached,
           WaitingFor waiting_for);

// Waits as AwaitTable does, and asks only for what `goal` has a say in.
boost::asio::awaitable<base::Result<TableState, std::string>> ObserveTable(
    dynamodb::Api& api, dynamodb::CallContext& context, TableGoal goal, WaitingFor waiting_for);

// `table "recipes": <what>: <the error's name and texts>`
std::string TableFailure(const std::string& table_name, std::string_view what,
                         const dynamodb::Error& error);

}  // namespace flavorbot::storage
