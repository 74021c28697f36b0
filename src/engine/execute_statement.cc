#include <utility>

#include "engine/engine.h"
#include "engine/execute_select.h"
#include "engine/local_api.h"
#include "engine/select_plan.h"
#include "engine/single_write.h"
#include "engine/statement_call.h"
#include "expression/apply_update.h"
#include "expression/partiql/parse_statement.h"

namespace flavorbot::engine {
namespace {

using dynamodb::ExecuteStatementRequest;
using dynamodb::ExecuteStatementResponse;
namespace partiql = expression::partiql;

AnswerOptions OptionsOf(const partiql::Statement& statement,
                        const ExecuteStatementRequest& request) {
  AnswerOptions options{.return_values = ReturnValuesOf(statement),
                        .touched = std::nullopt,
                        .capacity = request.return_consumed_capacity};
  if (const auto* update = std::get_if<partiql::Update>(&statement)) {
    options.touched = expression::TouchedPaths(update->update);
  }
  return options;
}

dynamodb::AwaitableResult<ExecuteStatementResponse> Write(
    Engine& engine, std::chrono::steady_clock::time_point deadline, TablePtr table,
    partiql::Statement statement, ExecuteStatementRequest request) {
  auto options = OptionsOf(statement, request);
  auto write = PrepareStatement(std::move(table), std::move(statement),
                                request.return_values_on_condition_check_failure);
  if (!write) co_return std::unexpected(std::move(write).error());
  auto answer =
      co_await CommitAndAnswer(engine, deadline, std::move(*write), {}, std::move(options));
  if (!answer) co_return std::unexpected(std::move(answer).error());
  ExecuteStatementResponse response{.consumed_capacity = std::move(answer->consumed_capacity)};
  if (answer->attributes) response.items.push_back(std::move(*answer->attributes));
  co_return response;
}

}  // namespace

dynamodb::AwaitableResult<ExecuteStatementResponse> LocalApi::ExecuteStatement(
    dynamodb::CallContext& context, ExecuteStatementRequest request) {
  auto statement = partiql::ParseStatement(request.statement, ParametersOf(request.parameters));
  if (!statement) co_return std::unexpected(std::move(statement).error());
  if (std::holds_alternative<partiql::Exists>(*statement)) {
    co_return std::unexpected(
        dynamodb::ValidationError("EXISTS can only be used in ExecuteTransaction write requests."));
  }
  auto table = FindStatementTable(engine_->catalog(), partiql::TableName(*statement));
  if (!table) co_return std::unexpected(std::move(table).error());
  auto* select = std::get_if<partiql::Select>(&*statement);
  if (select == nullptr) {
    co_return co_await Write(*engine_, context.deadline, std::move(*table), std::move(*statement),
                             std::move(request));
  }
  auto plans = PlanSelect(std::move(*table), std::move(*select), request.consistent_read);
  if (!plans) co_return std::unexpected(std::move(plans).error());
  co_return co_await ReadPlans(*engine_, context.deadline, std::move(*plans), std::move(request));
}

}  // namespace flavorbot::engine
