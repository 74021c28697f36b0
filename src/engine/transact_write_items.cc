#include <utility>

#include "engine/capacity_tally.h"
#include "engine/commit_call.h"
#include "engine/engine.h"
#include "engine/find_table.h"
#include "engine/local_api.h"
#include "engine/prepare_write.h"
#include "engine/transaction_error.h"
#include "engine/transaction_token.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Result;
using dynamodb::TransactConditionCheck;
using dynamodb::TransactDelete;
using dynamodb::TransactPut;
using dynamodb::TransactUpdate;
using dynamodb::TransactWriteItem;
using dynamodb::TransactWriteItemsRequest;
using dynamodb::TransactWriteItemsResponse;

const dynamodb::TransactCondition& ConditionOf(const TransactWriteItem& item) {
  return std::visit([](const auto& one) -> const dynamodb::TransactCondition& { return one; },
                    item);
}

const dynamodb::Item& KeyOrItem(const TransactWriteItem& item) {
  return std::visit(
      [](const auto& one) -> const dynamodb::Item& {
        if constexpr (requires { one.item; }) {
          return one.item;
        } else {
          return one.key;
        }
      },
      item);
}

Result<ParsedWrite> Parse(const TransactWriteItem& item) {
  auto text = TextOf(ConditionOf(item));
  if (const auto* update = std::get_if<TransactUpdate>(&item)) {
    text.takes_update = true;
    text.update = &update->update_expression;
  }
  return ParseWrite(text);
}

Result<ItemWrite> Bind(TablePtr table, const TransactWriteItem& item, ParsedWrite parsed) {
  if (const auto* put = std::get_if<TransactPut>(&item)) {
    return BindPut(std::move(table), put->item, std::move(parsed));
  }
  if (const auto* update = std::get_if<TransactUpdate>(&item)) {
    return BindUpdate(std::move(table), update->key, std::move(parsed));
  }
  const auto kind = std::holds_alternative<TransactDelete>(item) ? WriteKind::kDelete
                                                                 : WriteKind::kConditionCheck;
  return BindByKey(kind, std::move(table), KeyOrItem(item), std::move(parsed));
}

Result<std::vector<ItemWrite>> Prepare(Engine& engine, const TransactWriteItemsRequest& request) {
  const auto& items = request.transact_items;
  if (auto ok = CheckTransactionLength(items.size()); !ok) {
    return std::unexpected(std::move(ok).error());
  }
  std::vector<ParsedWrite> parsed;
  for (const auto& item : items) {
    auto one = Parse(item);
    if (!one) return std::unexpected(std::move(one).error());
    parsed.push_back(std::move(*one));
  }
  std::vector<ItemWrite> writes;
  TransactionReasons reasons(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    auto table = FindTable(engine.catalog(), ConditionOf(items[i]).table_name);
    if (!table) return std::unexpected(std::move(table).error());
    auto write = Bind(std::move(*table), items[i], std::move(parsed[i]));
    if (write) {
      writes.push_back(std::move(*write));
    } else if (auto ok = reasons.Add(i, std::move(write).error()); !ok) {
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

}  // namespace

dynamodb::AwaitableResult<TransactWriteItemsResponse> LocalApi::TransactWriteItems(
    dynamodb::CallContext& context, TransactWriteItemsRequest request) {
  auto writes = Prepare(*engine_, request);
  if (!writes) co_return std::unexpected(std::move(writes).error());
  auto commit = std::make_unique<CommitRequest>();
  commit->kind = CommitKind::kTransaction;
  commit->deadline = context.deadline;
  commit->writes = std::move(*writes);
  commit->token = TokenOf(request);
  auto outcome = co_await Commit(engine_->committer(), std::move(commit));
  if (!outcome) co_return std::unexpected(std::move(outcome).error());

  TransactWriteItemsResponse response;
  CapacityTallies tallies;
  const auto names = outcome->replayed ? UnitNames::kRead : UnitNames::kWrite;
  for (std::size_t i = 0; i < outcome->effects.size(); ++i) {
    const auto& effect = outcome->effects[i];
    tallies.try_emplace(effect.table->name(), names).first->second.Add(effect);
    if (auto metrics = CollectionMetrics(effect, KeyOrItem(request.transact_items[i]),
                                         request.return_item_collection_metrics)) {
      response.item_collection_metrics[effect.table->name()].push_back(std::move(*metrics));
    }
  }
  response.consumed_capacity = ReportAll(tallies, request.return_consumed_capacity);
  co_return response;
}

}  // namespace flavorbot::engine
