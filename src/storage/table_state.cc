#include "storage/table_state.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "base/contains.h"
#include "dynamodb/pages.h"
#include "dynamodb/waiters.h"
#include "dynamodb/wire_enums.h"

namespace flavorbot::storage {
namespace {

using boost::asio::awaitable;
using dynamodb::ErrorCode;
using dynamodb::TableStatus;
template <typename T>
using SetUpResult = base::Result<T, std::string>;

// Soon at first: the built-in table is ready at once, an index of it in milliseconds.
constexpr dynamodb::WaiterPace kPace{.delay = std::chrono::milliseconds{10},
                                     .longest_delay = std::chrono::milliseconds{3'000},
                                     .max_looks = std::numeric_limits<unsigned>::max()};

constexpr std::array<std::string_view, 3> kPassing = {"CREATING", "UPDATING", "DELETING"};

bool IsPassing(const dynamodb::ReplicaDescription& replica) {
  return base::Contains(kPassing, replica.replica_status);
}

// What goes on at the table: `is UPDATING, its index GSI1 is CREATING`; empty: nothing.
std::string WhatGoesOn(const dynamodb::TableDescription& table) {
  std::string text;
  const auto add = [&text](std::string what, std::string_view status) {
    if (!text.empty()) text += ", ";
    text += std::move(what) + " is ";
    text += status;
  };
  if (table.table_status != TableStatus::kActive) {
    add("table \"" + table.table_name + "\"", dynamodb::WireName(table.table_status));
  }
  for (const auto& each : table.global_secondary_indexes) {
    if (each.index_status == TableStatus::kActive) continue;
    add("index " + each.index.index_name, dynamodb::WireName(each.index_status));
    if (each.backfilling) text += " and being filled";
  }
  for (const auto& each : table.replicas) {
    if (!IsPassing(each)) continue;
    add("replica in " + each.region_name, each.replica_status);
    if (!each.replica_status_percent_progress.empty()) {
      text += ", " + each.replica_status_percent_progress + " %";
    }
  }
  return text;
}

}  // namespace

const dynamodb::ReplicaDescription* FindReplica(const dynamodb::TableDescription& table,
                                                const std::string& region) {
  const auto found =
      std::ranges::find(table.replicas, region, &dynamodb::ReplicaDescription::region_name);
  return found != table.replicas.end() ? &*found : nullptr;
}

std::string TableFailure(const std::string& table_name, std::string_view what,
                         const dynamodb::Error& error) {
  std::string text = "table \"" + table_name + "\": ";
  text.append(what).append(": ").append(dynamodb::ErrorName(error.code));
  text.append(": ").append(error.message);
  if (!error.cause.empty()) {
    text.append(" (").append(error.cause).append(")");  // who sets a table up is its operator
  }
  return text;
}

awaitable<SetUpResult<std::optional<dynamodb::TableDescription>>> AwaitTable(
    dynamodb::Api& api, dynamodb::CallContext& context, std::string table_name,
    std::function<bool(const dynamodb::TableDescription* table)> is_reached,
    WaitingFor waiting_for) {
  auto is_ready = [&](const dynamodb::TableDescription* table) {
    const auto goes_on = table != nullptr ? WhatGoesOn(*table) : std::string();
    if (goes_on.empty() && is_reached(table)) return true;
    if (waiting_for) {
      waiting_for(goes_on.empty() ? "table \"" + table_name + "\" doesn't show the change yet"
                                  : goes_on);
    }
    return false;
  };
  auto found = co_await dynamodb::WaitForTable(api, context, table_name, is_ready, kPace);
  if (found) co_return *std::move(found);
  if (found.error().code == ErrorCode::kServiceUnavailable && found.error().cause.empty()) {
    co_return std::unexpected("table \"" + table_name +
                              "\" has not become active in time; try again");
  }
  co_return std::unexpected(TableFailure(table_name, "describing it", found.error()));
}

awaitable<SetUpResult<TableState>> ObserveTable(dynamodb::Api& api, dynamodb::CallContext& context,
                                                TableGoal goal, WaitingFor waiting_for) {
  TableState state;
  const auto any = [](const dynamodb::TableDescription*) { return true; };
  auto table = co_await AwaitTable(api, context, goal.table_name, any, std::move(waiting_for));
  if (!table) co_return std::unexpected(std::move(table).error());
  if (!*table) co_return state;
  state.table = std::move(*table);
  auto time_to_live = co_await api.DescribeTimeToLive(context, {.table_name = goal.table_name});
  if (!time_to_live) {
    co_return std::unexpected(
        TableFailure(goal.table_name, "reading its time to live", time_to_live.error()));
  }
  state.time_to_live = *std::move(time_to_live);
  if (goal.protection == DeletionProtection::kProtected) {
    const auto backups =
        co_await api.DescribeContinuousBackups(context, {.table_name = goal.table_name});
    if (!backups) {
      co_return std::unexpected(
          TableFailure(goal.table_name, "reading its point-in-time recovery", backups.error()));
    }
    state.point_in_time_recovery = backups->point_in_time_recovery.enabled;
  }
  if (!goal.tags.empty()) {
    auto tags = co_await dynamodb::Collect(
        dynamodb::TagPages(api, {.resource_arn = state.table->table_arn}), context,
        &dynamodb::ListTagsOfResourceResponse::tags);
    if (!tags) {
      co_return std::unexpected(TableFailure(goal.table_name, "reading its tags", tags.error()));
    }
    state.tags = *std::move(tags);
  }
  co_return state;
}

}  // namespace flavorbot::storage
