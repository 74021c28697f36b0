#include <set>
#include <utility>

#include "dynamodb/item_size.h"
#include "engine/capacity_tally.h"
#include "engine/commit_call.h"
#include "engine/engine.h"
#include "engine/item_checks.h"
#include "engine/local_api.h"
#include "engine/read_call.h"
#include "engine/read_text.h"
#include "engine/read_together.h"
#include "engine/single_write.h"
#include "engine/statement_call.h"
#include "expression/apply_update.h"
#include "expression/partiql/parse_statement.h"

namespace flavorbot::engine {
namespace {

using dynamodb::BatchExecuteStatementRequest;
using dynamodb::BatchExecuteStatementResponse;
using dynamodb::BatchStatementResponse;
using dynamodb::ErrorCode;
using dynamodb::Result;
namespace partiql = expression::partiql;

constexpr std::size_t kMaxStatements = 25;

std::unexpected<dynamodb::Error> Invalid(std::string why) {
  return std::unexpected(dynamodb::ValidationError(std::move(why)));
}

// "ConditionalCheckFailed" of ConditionalCheckFailedException.
std::string StatementErrorCode(ErrorCode code) {
  if (code == ErrorCode::kValidationException) return "ValidationError";
  if (code == ErrorCode::kThrottlingException) return "ThrottlingError";
  std::string name(dynamodb::ErrorName(code));
  if (name.ends_with("Exception")) name.resize(name.size() - std::string_view("Exception").size());
  return name;
}

dynamodb::BatchStatementError ToStatementError(dynamodb::Error error) {
  return {StatementErrorCode(error.code), std::move(error.message), std::move(error.item)};
}

// One statement that reads, ready.
Result<WantedItem> PrepareGet(TablePtr table, partiql::Select select) {
  const auto refusal = Invalid("Only single item select is supported");
  if (select.index_name) return refusal;
  auto named = PlanOneItem(std::move(select.where), table->keys);
  if (!named) return std::unexpected(std::move(named).error());
  if (!*named || (*named)->rest) return refusal;
  WantedItem wanted{.table = std::move(table)};
  if (select.selection) wanted.projection = partiql::ToProjection(*select.selection);
  if (auto ok = CheckProjection(wanted.projection, *wanted.table); !ok) {
    return std::unexpected(std::move(ok).error());
  }
  auto key = EncodeKey(*wanted.table, (*named)->key);
  if (!key) return std::unexpected(std::move(key).error());
  wanted.key = std::move(*key);
  return wanted;
}

// One statement that writes, ready, and how it shall be answered.
struct PreparedWrite {
  ItemWrite write;
  AnswerOptions options;
};

Result<PreparedWrite> PrepareWrite(TablePtr table, partiql::Statement statement,
                                   dynamodb::ReturnValuesOnConditionCheckFailure on_failure) {
  PreparedWrite prepared{.write = {}, .options = {.return_values = ReturnValuesOf(statement)}};
  if (const auto* update = std::get_if<partiql::Update>(&statement)) {
    prepared.options.touched = expression::TouchedPaths(update->update);
  }
  auto write = PrepareStatement(std::move(table), std::move(statement), on_failure);
  if (!write) return std::unexpected(std::move(write).error());
  prepared.write = std::move(*write);
  return prepared;
}

// The statements that could be prepared, each with its place in the request; the others have their
// errors in `responses`.
struct Plan {
  std::vector<BatchStatementResponse> responses;
  std::vector<WantedItem> gets;
  std::vector<PreparedWrite> writes;
  std::vector<std::size_t> places;
};

class Planner {
 public:
  Planner(Catalog& catalog, const BatchExecuteStatementRequest& request)
      : catalog_(catalog), request_(request) {
    plan_.responses.resize(request.statements.size());
  }

  // Errors: what is told of the batch as a whole.
  Result<Plan> Prepare() {
    const auto count = request_.statements.size();
    if (count == 0 || count > kMaxStatements) {
      return Invalid(
          "1 validation error detected: Value at 'statements' failed to satisfy constraint: Member "
          "must have length " +
          std::string(count == 0 ? "greater than or equal to 1" : "less than or equal to 25"));
    }
    for (std::size_t i = 0; i < count; ++i) Parse(i);
    if (reads_ && writes_) {
      return Invalid("Read and write requests together in the same batch is not supported.");
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (!statements_[i]) continue;
      if (auto ok = Bind(i); !ok) Fail(i, std::move(ok).error());
    }
    if (repeated_) return Invalid("Provided list of item keys contains duplicates");
    return std::move(plan_);
  }

 private:
  void Fail(std::size_t place, dynamodb::Error error) {
    plan_.responses[place].error = ToStatementError(std::move(error));
  }

  void Parse(std::size_t place) {
    const auto& one = request_.statements[place];
    auto statement = partiql::ParseStatement(one.statement, ParametersOf(one.parameters));
    statements_.emplace_back();
    if (!statement) {
      Fail(place, std::move(statement).error());
    } else if (std::holds_alternative<partiql::Exists>(*statement)) {
      Fail(place, dynamodb::ValidationError(
                      "EXISTS can only be used in ExecuteTransaction write requests."));
    } else {
      (partiql::Reads(*statement) ? reads_ : writes_) = true;
      statements_.back() = std::move(*statement);
    }
  }

  Result<void> Bind(std::size_t place) {
    auto& statement = *statements_[place];
    auto table = FindStatementTable(catalog_, partiql::TableName(statement));
    if (!table) return std::unexpected(std::move(table).error());
    const auto name = (*table)->name();
    if (auto* select = std::get_if<partiql::Select>(&statement)) {
      auto get = PrepareGet(std::move(*table), std::move(*select));
      if (!get) return std::unexpected(std::move(get).error());
      NoteKey(get->key);
      plan_.gets.push_back(std::move(*get));
    } else {
      const auto* update = std::get_if<partiql::Update>(&statement);
      if (update != nullptr) NoteKeyOf(**table, *update);
      auto write =
          PrepareWrite(std::move(*table), std::move(statement),
                       request_.statements[place].return_values_on_condition_check_failure);
      if (!write) return std::unexpected(std::move(write).error());
      if (update == nullptr) NoteKey(write->write.key);
      plan_.writes.push_back(std::move(*write));
    }
    plan_.responses[place].table_name = name;
    plan_.places.push_back(place);
    return {};
  }

  // An update that is refused for what it does to the item names the item all the same.
  void NoteKeyOf(const Table& table, const partiql::Update& update) {
    const auto named = PlanOneItem(update.where, table.keys);
    if (!named || !*named) return;
    if (const auto key = EncodeKey(table, (*named)->key)) NoteKey(*key);
  }

  void NoteKey(const base::Bytes& key) { repeated_ |= !keys_.insert(key).second; }

  Catalog& catalog_;
  const BatchExecuteStatementRequest& request_;
  Plan plan_;
  std::vector<std::optional<partiql::Statement>> statements_;
  std::set<base::Bytes> keys_;
  bool reads_ = false;
  bool writes_ = false;
  bool repeated_ = false;
};

using Items = std::vector<ProjectedItem>;

dynamodb::AwaitableResult<Items> Read(Engine& engine,
                                      std::chrono::steady_clock::time_point deadline,
                                      std::vector<WantedItem> gets) {
  auto wanted = std::make_shared<const std::vector<WantedItem>>(std::move(gets));
  co_return co_await ReadCachedOrDisk<Items>(
      engine, deadline, [&store = engine.store(), wanted](const rocksdb::ReadOptions& read) {
        return ReadTogether(store, *wanted, read);
      });
}

}  // namespace

dynamodb::AwaitableResult<BatchExecuteStatementResponse> LocalApi::BatchExecuteStatement(
    dynamodb::CallContext& context, BatchExecuteStatementRequest request) {
  auto plan = Planner(engine_->catalog(), request).Prepare();
  if (!plan) co_return std::unexpected(std::move(plan).error());
  BatchExecuteStatementResponse response{.responses = std::move(plan->responses)};
  CapacityTallies tallies;

  if (!plan->gets.empty()) {
    auto items = co_await Read(*engine_, context.deadline, std::move(plan->gets));
    if (!items) co_return std::unexpected(std::move(items).error());
    for (std::size_t i = 0; i < items->size(); ++i) {
      auto& [item, size] = (*items)[i];
      auto& answer = response.responses[plan->places[i]];
      const auto consistent = request.statements[plan->places[i]].consistent_read;
      tallies[*answer.table_name].AddTable(dynamodb::ReadUnits(size, consistent));
      answer.item = std::move(item);
    }
  }

  std::vector<std::unique_ptr<CommitRequest>> commits;
  for (auto& prepared : plan->writes) {
    commits.push_back(std::make_unique<CommitRequest>());
    commits.back()->deadline = context.deadline;
    commits.back()->writes.push_back(std::move(prepared.write));
  }
  auto outcomes = co_await CommitEach(engine_->committer(), std::move(commits));
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    auto& answer = response.responses[plan->places[i]];
    if (!outcomes[i]) {
      answer.error = ToStatementError(std::move(outcomes[i]).error());
      continue;
    }
    const auto& effect = outcomes[i]->effects.front();
    tallies[*answer.table_name].Add(effect);
    answer.item = AttributesOf(plan->writes[i].options, effect);
  }
  response.consumed_capacity = ReportAll(tallies, request.return_consumed_capacity);
  co_return response;
}

}  // namespace flavorbot::engine
