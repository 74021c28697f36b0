#include <algorithm>
#include <utility>

#include "engine/change_table.h"
#include "engine/check_update_table.h"
#include "engine/local_api.h"
#include "engine/sse_specification.h"
#include "engine/stream_specification.h"
#include "engine/update_indexes.h"
#include "engine/update_throughput.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Result;
using dynamodb::TableStatus;
using dynamodb::UpdateTableRequest;

// While an index is being filled, throughputs may be changed, and the index given up; no more.
Result<void> CheckNotBusy(const UpdateTableRequest& request, const Table& table) {
  if (table.FillingIndex() == nullptr) return {};
  if (!request.billing_mode && !request.stream_specification && !request.sse_specification &&
      !request.table_class) {
    return {};
  }
  return std::unexpected(dynamodb::MakeError(
      dynamodb::ErrorCode::kResourceInUseException,
      "Attempt to change a resource which is still in use: Table is being updated: " +
          table.name()));
}

Result<void> Apply(const UpdateTableRequest& request, Engine& engine, Table& table) {
  const auto now = engine.clock().Now();
  auto& description = table.description;
  auto ok = CheckOneIndexAtATime(request, table);
  if (ok) ok = CheckNotBusy(request, table);
  if (ok) ok = UpdateThroughput(request, now, description);
  if (ok) ok = UpdateIndexes(request, table);
  if (ok && request.stream_specification) {
    ok = ApplyStreamSpecification(*request.stream_specification, engine.stream_clock(), table);
  }
  if (!ok) return ok;
  if (request.table_class && request.table_class != description.table_class) {
    description.table_class = request.table_class;
    description.last_update_of_table_class = now;
  }
  if (request.sse_specification) {
    description.sse_specification = DescribedSse(request.sse_specification, engine.region());
  }
  if (request.deletion_protection_enabled) {
    description.deletion_protection_enabled = *request.deletion_protection_enabled;
  }
  return {};
}

// The table as the answer tells of it: an index that comes has no entries yet, one that goes is
// still there.
dynamodb::TableDescription DescribeUpdated(
    const UpdateTableRequest& request, Engine& engine, const Table& table,
    const std::vector<dynamodb::SecondaryIndexDescription>& indexes_before) {
  auto description = Describe(table, engine.counters().Get(table.id));
  for (auto& described : description.global_secondary_indexes) described.backfilling = false;
  if (!request.global_secondary_index_updates) return description;
  for (const auto& [create, update, remove] : *request.global_secondary_index_updates) {
    if (!remove) continue;
    for (auto described : indexes_before) {
      if (described.index.index_name != remove->index_name) continue;
      described.index_status = TableStatus::kDeleting;
      description.global_secondary_indexes.push_back(std::move(described));
      description.table_status = TableStatus::kUpdating;
    }
  }
  return description;
}

}  // namespace

dynamodb::AwaitableResult<dynamodb::UpdateTableResponse> LocalApi::UpdateTable(
    dynamodb::CallContext&, UpdateTableRequest request) {
  if (auto ok = CheckUpdateTable(request); !ok) co_return std::unexpected(std::move(ok).error());
  auto before = std::make_shared<std::vector<dynamodb::SecondaryIndexDescription>>();
  auto change = [&request, this, before](Table& table) {
    *before = table.description.global_secondary_indexes;
    return Apply(request, *engine_, table);
  };
  auto table = co_await ChangeTable(*engine_, request.table_name, std::move(change));
  if (!table) co_return std::unexpected(std::move(table).error());
  engine_->backfill().Wake();
  co_return dynamodb::UpdateTableResponse{DescribeUpdated(request, *engine_, **table, *before)};
}

}  // namespace flavorbot::engine
