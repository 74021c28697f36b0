#include "storage/table_setup.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

#include "dynamodb/backoff.h"

namespace flavorbot::storage {
namespace {

using boost::asio::awaitable;
using dynamodb::ErrorCode;
template <typename T>
using SetUpResult = base::Result<T, std::string>;

template <typename Response>
awaitable<dynamodb::Result<void>> Make(dynamodb::AwaitableResult<Response> call) {
  auto answer = co_await std::move(call);
  if (!answer) co_return std::unexpected(std::move(answer).error());
  co_return dynamodb::Result<void>{};
}

// Just after the table's creation the service is still turning its backups on.
awaitable<dynamodb::Result<void>> Recover(dynamodb::Api& api, dynamodb::CallContext& context,
                                          dynamodb::UpdateContinuousBackupsRequest request) {
  for (unsigned attempt = 0;; ++attempt) {
    auto done = co_await Make(api.UpdateContinuousBackups(context, request));
    if (done || done.error().code != ErrorCode::kContinuousBackupsUnavailableException) {
      co_return done;
    }
    const bool again = co_await dynamodb::BackOff(attempt, context.deadline);
    if (!again) co_return done;
  }
}

// The call that makes a change.
struct ChangeMaker {
  dynamodb::Api& api;
  dynamodb::CallContext& context;

  auto operator()(dynamodb::CreateTableRequest request) const {
    return Make(api.CreateTable(context, std::move(request)));
  }
  auto operator()(dynamodb::UpdateTableRequest request) const {
    return Make(api.UpdateTable(context, std::move(request)));
  }
  auto operator()(dynamodb::UpdateTimeToLiveRequest request) const {
    return Make(api.UpdateTimeToLive(context, std::move(request)));
  }
  auto operator()(dynamodb::UpdateContinuousBackupsRequest request) const {
    return Recover(api, context, std::move(request));
  }
  auto operator()(dynamodb::TagResourceRequest request) const {
    return Make(api.TagResource(context, std::move(request)));
  }
};

// The replica that `update` was to add; nullptr: it isn't there, or none was to be.
const dynamodb::ReplicaDescription* ReplicaOf(const dynamodb::TableDescription& table,
                                              const dynamodb::ReplicaUpdate& update) {
  return update.create ? FindReplica(table, update.create->region_name) : nullptr;
}

// Whether the description of the table shows the change: the service may tell of it a little later.
bool Shows(const dynamodb::TableDescription& table, const TableChange& change) {
  const auto* update = std::get_if<dynamodb::UpdateTableRequest>(&change);
  if (update == nullptr) return true;
  if (update->global_secondary_index_updates && !HasIndex(table)) return false;
  if (update->stream_specification && table.stream_specification != update->stream_specification) {
    return false;
  }
  if (!update->replica_updates) return true;
  return std::ranges::all_of(*update->replica_updates, [&table](const auto& replica) {
    return ReplicaOf(table, replica) != nullptr;
  });
}

// The replica that the change was to add, when the service couldn't.
const dynamodb::ReplicaDescription* FailedReplica(const dynamodb::TableDescription& table,
                                                  const TableChange& change) {
  const auto* update = std::get_if<dynamodb::UpdateTableRequest>(&change);
  if (update == nullptr || !update->replica_updates) return nullptr;
  for (const auto& each : *update->replica_updates) {
    const auto* replica = ReplicaOf(table, each);
    if (replica != nullptr && replica->replica_status == "CREATION_FAILED") return replica;
  }
  return nullptr;
}

// Waits until the table is as `is_so` wants it, and nothing goes on there any more.
awaitable<SetUpResult<dynamodb::TableDescription>> AwaitIt(
    dynamodb::Api& api, dynamodb::CallContext& context, const TableGoal& goal,
    const TableSetUpEvents& events, std::function<bool(const dynamodb::TableDescription&)> is_so) {
  auto is_reached = [&is_so](const dynamodb::TableDescription* table) {
    return table != nullptr && is_so(*table);
  };
  auto table = co_await AwaitTable(api, context, goal.table_name, is_reached, events.waiting_for);
  if (!table) co_return std::unexpected(std::move(table).error());
  co_return **std::move(table);
}

// Why the service, or what is in its place, refused the step.
std::string WhyRefused(const TableGoal& goal, const TableStep& step, const dynamodb::Error& error) {
  const bool is_creation = std::holds_alternative<dynamodb::CreateTableRequest>(step.change);
  auto why = TableFailure(goal.table_name, is_creation ? "creating it" : step.subject, error);
  // Amazon's DynamoDB Local passes over what it doesn't know: "Nothing to update".
  const auto* update = std::get_if<dynamodb::UpdateTableRequest>(&step.change);
  if (update != nullptr && update->replica_updates &&
      error.code == ErrorCode::kValidationException && !error.message.contains("not supported")) {
    why += ". Replicas are not supported by a DynamoDB that is not Amazon's service";
  }
  return why;
}

bool ChangesTable(const TableStep& step) {
  return std::holds_alternative<dynamodb::CreateTableRequest>(step.change) ||
         std::holds_alternative<dynamodb::UpdateTableRequest>(step.change);
}

awaitable<SetUpResult<void>> CarryOut(dynamodb::Api& api, dynamodb::CallContext& context,
                                      const TableGoal& goal, const TableStep& step,
                                      const TableSetUpEvents& events) {
  const auto made = co_await std::visit(ChangeMaker{api, context}, step.change);
  if (made && ChangesTable(step)) {
    auto shows = [&step](const dynamodb::TableDescription& table) {
      return Shows(table, step.change);
    };
    const auto table = co_await AwaitIt(api, context, goal, events, std::move(shows));
    if (!table) co_return std::unexpected(table.error());
    const auto* failed = FailedReplica(*table, step.change);
    if (failed == nullptr) co_return SetUpResult<void>{};
    co_return std::unexpected("table \"" + goal.table_name + "\": " + step.subject +
                              ": CREATION_FAILED: " + failed->replica_status_description);
  }
  if (made) co_return SetUpResult<void>{};
  if (made.error().code == ErrorCode::kResourceInUseException) {
    // Another one is at it. Of a table that is being created nothing may be known yet.
    auto any = [](const dynamodb::TableDescription&) { return true; };
    std::ignore = co_await AwaitIt(api, context, goal, events, std::move(any));
  }
  co_return std::unexpected(WhyRefused(goal, step, made.error()));
}

bool HasStep(const TablePlan& plan, const TableStep& step) {
  return std::ranges::any_of(plan.steps, [&step](const TableStep& each) {
    return each.subject == step.subject && each.done == step.done;
  });
}

}  // namespace

awaitable<SetUpResult<TablePlan>> PlanTableSetUp(dynamodb::Api& api, dynamodb::CallContext& context,
                                                 TableGoal goal, WaitingFor waiting_for) {
  const auto state = co_await ObserveTable(api, context, goal, std::move(waiting_for));
  if (!state) co_return std::unexpected(state.error());
  co_return PlanTable(goal, *state);
}

awaitable<SetUpResult<TableSetUpReport>> SetUpTable(dynamodb::Api& api,
                                                    dynamodb::CallContext& context, TableGoal goal,
                                                    TableSetUpEvents events) {
  TableSetUpReport report;
  const auto tell = [&report, &events](std::string line) {
    if (events.on_line) events.on_line(line);
    report.lines.push_back(std::move(line));
  };
  auto plan = co_await PlanTableSetUp(api, context, goal, events.waiting_for);
  if (!plan) co_return std::unexpected(std::move(plan).error());
  for (auto& line : plan->found) tell(std::move(line));
  for (std::size_t next = 0; next < plan->steps.size();) {
    const TableStep step = plan->steps[next];
    auto done = co_await CarryOut(api, context, goal, step, events);
    if (done) {
      report.changed_anything = true;
      tell(step.SayDone());
      ++next;
      continue;
    }
    // Another instance may have been first.
    auto anew = co_await PlanTableSetUp(api, context, goal, events.waiting_for);
    if (!anew || HasStep(*anew, step)) co_return std::unexpected(std::move(done).error());
    tell(step.SayDone() + " meanwhile, by another");
    *plan = *std::move(anew);
    next = 0;
  }
  tell("the table is ready");
  co_return report;
}

}  // namespace flavorbot::storage
