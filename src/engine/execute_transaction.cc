#include <utility>

#include "base/digest.h"
#include "dynamodb/item_size.h"
#include "dynamodb/wire.h"
#include "engine/capacity_tally.h"
#include "engine/commit_call.h"
#include "engine/engine.h"
#include "engine/item_checks.h"
#include "engine/local_api.h"
#include "engine/read_call.h"
#include "engine/read_text.h"
#include "engine/read_together.h"
#include "engine/statement_call.h"
#include "engine/transaction_error.h"
#include "expression/partiql/parse_statement.h"

namespace flavorbot::engine {
namespace {

using dynamodb::ExecuteTransactionRequest;
using dynamodb::ExecuteTransactionResponse;
using dynamodb::Result;
namespace partiql = expression::partiql;

using Statements = std::vector<partiql::Statement>;

// `error` as it is told of the statement at `place`.
dynamodb::Error AtStatement(std::size_t place, dynamodb::Error error) {
  error.message =
      "Validation failed in TransactStatements[" + std::to_string(place) + "]: " + error.message;
  return error;
}

std::unexpected<dynamodb::Error> InvalidAt(std::size_t place, std::string why) {
  return std::unexpected(AtStatement(place, dynamodb::ValidationError(std::move(why))));
}

Result<void> CheckLength(std::size_t statements) {
  if (statements >= 1 && statements <= kMaxTransactionItems) return {};
  return std::unexpected(dynamodb::ValidationError(
      "1 validation error detected: Value at 'transactStatements' failed to satisfy constraint: "
      "Member must have length " +
      std::string(statements == 0 ? "greater than or equal to 1" : "less than or equal to 100")));
}

// Texts that aren't well formed, or no statements at all, are told as they are.
Result<partiql::Statement> Parse(std::size_t place,
                                 const dynamodb::ParameterizedStatement& statement) {
  auto parsed = partiql::ParseStatement(statement.statement, ParametersOf(statement.parameters));
  if (parsed) return parsed;
  auto error = std::move(parsed).error();
  const bool is_syntax = error.message.starts_with("Statement wasn't well formed") ||
                         error.message.starts_with("Unsupported operation");
  return std::unexpected(is_syntax ? std::move(error) : AtStatement(place, std::move(error)));
}

Result<Statements> ParseAll(const ExecuteTransactionRequest& request) {
  if (auto ok = CheckLength(request.transact_statements.size()); !ok) {
    return std::unexpected(std::move(ok).error());
  }
  Statements statements;
  std::size_t reads = 0;
  for (const auto& one : request.transact_statements) {
    auto statement = Parse(statements.size(), one);
    if (!statement) return std::unexpected(std::move(statement).error());
    reads += partiql::Reads(*statement) ? 1 : 0;
    statements.push_back(std::move(*statement));
  }
  if (reads > 0 && reads < statements.size()) {
    return std::unexpected(dynamodb::ValidationError(
        "ExecuteTransaction API does not support both read and write operations in the same "
        "request."));
  }
  for (std::size_t i = 0; i < statements.size(); ++i) {
    if (ReturnValuesOf(statements[i]) != dynamodb::ReturnValues::kNone) {
      return InvalidAt(i, "RETURNING clause is not supported in ExecuteTransaction.");
    }
  }
  return statements;
}

// A name that no table can have is told of its statement.
Result<TablePtr> FindTableAt(std::size_t place, const Catalog& catalog,
                             const partiql::Statement& statement) {
  auto table = FindStatementTable(catalog, partiql::TableName(statement));
  if (table || table.error().code != dynamodb::ErrorCode::kValidationException) return table;
  return std::unexpected(AtStatement(place, std::move(table).error()));
}

// What is wrong with the key that a statement names is a reason for its item; what is wrong with
// the statement is told at once.
class ReadPlanner {
 public:
  explicit ReadPlanner(std::size_t statements) : reasons_(statements) {}

  Result<void> Add(std::size_t place, TablePtr table, partiql::Select select) {
    if (select.index_name) {
      return InvalidAt(place, "Reads on indices are not supported within transactions.");
    }
    WantedItem wanted{.table = std::move(table)};
    if (select.selection) wanted.projection = partiql::ToProjection(*select.selection);
    if (auto ok = CheckProjection(wanted.projection, *wanted.table); !ok) return ok;
    auto named = PlanOneItem(std::move(select.where), wanted.table->keys);
    if (!named) return reasons_.Add(place, std::move(named).error());
    if (!*named || (*named)->rest) {
      return InvalidAt(place,
                       "Select statements within ExecuteTransaction must specify the primary key "
                       "in the where clause.");
    }
    auto key = EncodeKey(*wanted.table, (*named)->key);
    if (!key) return reasons_.Add(place, std::move(key).error());
    wanted.key = std::move(*key);
    wanted_.push_back(std::move(wanted));
    return {};
  }

  Result<std::vector<WantedItem>> Take() && {
    auto ok = std::move(reasons_).Check();
    std::vector<base::BytesView> keys;
    for (const auto& one : wanted_) keys.push_back(one.key);
    if (ok) ok = CheckDifferentItems(keys);
    if (!ok) return std::unexpected(std::move(ok).error());
    return std::move(wanted_);
  }

 private:
  TransactionReasons reasons_;
  std::vector<WantedItem> wanted_;
};

Result<std::vector<WantedItem>> PrepareReads(const Catalog& catalog, Statements statements) {
  ReadPlanner planner(statements.size());
  for (std::size_t i = 0; i < statements.size(); ++i) {
    auto table = FindTableAt(i, catalog, statements[i]);
    if (!table) return std::unexpected(std::move(table).error());
    auto ok =
        planner.Add(i, std::move(*table), std::move(std::get<partiql::Select>(statements[i])));
    if (!ok) return std::unexpected(std::move(ok).error());
  }
  return std::move(planner).Take();
}

Result<std::vector<ItemWrite>> PrepareWrites(const Catalog& catalog, Statements statements,
                                             const ExecuteTransactionRequest& request) {
  std::vector<ItemWrite> writes;
  TransactionReasons reasons(statements.size());
  for (std::size_t i = 0; i < statements.size(); ++i) {
    auto table = FindTableAt(i, catalog, statements[i]);
    if (!table) return std::unexpected(std::move(table).error());
    const bool is_check = std::holds_alternative<partiql::Exists>(statements[i]);
    auto write =
        PrepareStatement(std::move(*table), std::move(statements[i]),
                         request.transact_statements[i].return_values_on_condition_check_failure);
    if (write) {
      writes.push_back(std::move(*write));
      continue;
    }
    auto error = std::move(write).error();
    if (is_check && error.message.starts_with("EXISTS()")) {
      return std::unexpected(AtStatement(i, std::move(error)));
    }
    if (auto ok = reasons.Add(i, std::move(error)); !ok) {
      return std::unexpected(std::move(ok).error());
    }
  }
  auto ok = std::move(reasons).Check();
  std::vector<base::BytesView> keys;
  for (const auto& write : writes) keys.push_back(write.key);
  if (ok) ok = CheckDifferentItems(keys);
  if (!ok) return std::unexpected(std::move(ok).error());
  return writes;
}

// The token of `request`, if it has one.
std::optional<TransactionToken> TokenOf(const ExecuteTransactionRequest& request) {
  if (!request.client_request_token) return std::nullopt;
  // What is asked for, without how the answer shall look.
  ExecuteTransactionRequest asked;
  asked.transact_statements = request.transact_statements;
  std::string json;
  dynamodb::AppendJson(json, asked);
  return TransactionToken{*request.client_request_token, base::Bytes(base::Sha256(json).view())};
}

dynamodb::AwaitableResult<ExecuteTransactionResponse> ReadAll(
    Engine& engine, std::chrono::steady_clock::time_point deadline, std::vector<WantedItem> wanted,
    dynamodb::ReturnConsumedCapacity capacity) {
  auto shared = std::make_shared<const std::vector<WantedItem>>(std::move(wanted));
  auto read = co_await ReadCachedOrDisk<std::vector<ProjectedItem>>(
      engine, deadline, [&store = engine.store(), shared](const rocksdb::ReadOptions& options) {
        return ReadTogether(store, *shared, options);
      });
  if (!read) co_return std::unexpected(std::move(read).error());

  ExecuteTransactionResponse response;
  CapacityTallies tallies;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < read->size(); ++i) {
    auto& [item, size] = (*read)[i];
    bytes += size;
    tallies.try_emplace((*shared)[i].table->name(), UnitNames::kRead)
        .first->second.AddTable(kTransactionFactor *
                                dynamodb::ReadUnits(size, /*consistent_read=*/true));
    response.responses.push_back(std::move(item));
  }
  if (auto ok = CheckTransactionBytes(bytes); !ok) co_return std::unexpected(std::move(ok).error());
  response.consumed_capacity = ReportAll(tallies, capacity);
  co_return response;
}

dynamodb::AwaitableResult<ExecuteTransactionResponse> WriteAll(
    Engine& engine, std::unique_ptr<CommitRequest> commit,
    dynamodb::ReturnConsumedCapacity capacity) {
  auto outcome = co_await Commit(engine.committer(), std::move(commit));
  if (!outcome) co_return std::unexpected(std::move(outcome).error());
  CapacityTallies tallies;
  const auto names = outcome->replayed ? UnitNames::kRead : UnitNames::kWrite;
  for (const auto& effect : outcome->effects) {
    tallies.try_emplace(effect.table->name(), names).first->second.Add(effect);
  }
  co_return ExecuteTransactionResponse{.responses = {},
                                       .consumed_capacity = ReportAll(tallies, capacity)};
}

}  // namespace

dynamodb::AwaitableResult<ExecuteTransactionResponse> LocalApi::ExecuteTransaction(
    dynamodb::CallContext& context, ExecuteTransactionRequest request) {
  auto statements = ParseAll(request);
  if (!statements) co_return std::unexpected(std::move(statements).error());
  if (partiql::Reads(statements->front())) {
    auto wanted = PrepareReads(engine_->catalog(), std::move(*statements));
    if (!wanted) co_return std::unexpected(std::move(wanted).error());
    co_return co_await ReadAll(*engine_, context.deadline, std::move(*wanted),
                               request.return_consumed_capacity);
  }
  auto writes = PrepareWrites(engine_->catalog(), std::move(*statements), request);
  if (!writes) co_return std::unexpected(std::move(writes).error());
  auto commit = std::make_unique<CommitRequest>();
  commit->kind = CommitKind::kTransaction;
  commit->deadline = context.deadline;
  commit->writes = std::move(*writes);
  commit->token = TokenOf(request);
  co_return co_await WriteAll(*engine_, std::move(commit), request.return_consumed_capacity);
}

}  // namespace flavorbot::engine
