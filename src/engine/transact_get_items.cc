#include <utility>

#include "dynamodb/item_size.h"
#include "engine/capacity_tally.h"
#include "engine/engine.h"
#include "engine/find_table.h"
#include "engine/item_checks.h"
#include "engine/local_api.h"
#include "engine/read_call.h"
#include "engine/read_text.h"
#include "engine/read_together.h"
#include "engine/transaction_error.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Result;
using dynamodb::TransactGetItemsRequest;
using dynamodb::TransactGetItemsResponse;

Result<std::vector<WantedItem>> Prepare(Engine& engine, const TransactGetItemsRequest& request) {
  if (auto ok = CheckTransactionLength(request.transact_items.size()); !ok) {
    return std::unexpected(std::move(ok).error());
  }
  std::vector<WantedItem> wanted(request.transact_items.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto& get = request.transact_items[i];
    auto projection =
        ParseProjectionText(get.projection_expression, get.expression_attribute_names);
    if (!projection) return std::unexpected(std::move(projection).error());
    wanted[i].projection = std::move(*projection);
  }
  TransactionReasons reasons(wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    auto table = FindTable(engine.catalog(), request.transact_items[i].table_name);
    if (!table) return std::unexpected(std::move(table).error());
    if (auto ok = CheckProjection(wanted[i].projection, **table); !ok) {
      return std::unexpected(std::move(ok).error());
    }
    auto key = EncodeKey(**table, request.transact_items[i].key);
    wanted[i].table = std::move(*table);
    if (key) {
      wanted[i].key = std::move(*key);
    } else if (auto ok = reasons.Add(i, std::move(key).error()); !ok) {
      return std::unexpected(std::move(ok).error());
    }
  }
  if (auto ok = std::move(reasons).Check(); !ok) return std::unexpected(std::move(ok).error());
  std::vector<base::BytesView> keys;
  for (const auto& one : wanted) keys.push_back(one.key);
  if (auto ok = CheckDifferentItems(keys); !ok) return std::unexpected(std::move(ok).error());
  return wanted;
}

}  // namespace

dynamodb::AwaitableResult<TransactGetItemsResponse> LocalApi::TransactGetItems(
    dynamodb::CallContext& context, TransactGetItemsRequest request) {
  auto prepared = Prepare(*engine_, request);
  if (!prepared) co_return std::unexpected(std::move(prepared).error());
  auto wanted = std::make_shared<const std::vector<WantedItem>>(std::move(*prepared));
  auto read = co_await ReadCachedOrDisk<std::vector<ProjectedItem>>(
      *engine_, context.deadline,
      [&store = engine_->store(), wanted](const rocksdb::ReadOptions& options) {
        return ReadTogether(store, *wanted, options);
      });
  if (!read) co_return std::unexpected(std::move(read).error());

  TransactGetItemsResponse response;
  CapacityTallies tallies;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < read->size(); ++i) {
    auto& item = (*read)[i];
    bytes += item.size;
    tallies.try_emplace((*wanted)[i].table->name(), UnitNames::kRead)
        .first->second.AddTable(kTransactionFactor *
                                dynamodb::ReadUnits(item.size, /*consistent_read=*/true));
    response.responses.push_back(std::move(item.item));
  }
  if (auto ok = CheckTransactionBytes(bytes); !ok) co_return std::unexpected(std::move(ok).error());
  response.consumed_capacity = ReportAll(tallies, request.return_consumed_capacity);
  co_return response;
}

}  // namespace flavorbot::engine
