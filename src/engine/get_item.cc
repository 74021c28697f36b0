#include <utility>

#include "dynamodb/item_size.h"
#include "engine/capacity_tally.h"
#include "engine/engine.h"
#include "engine/find_table.h"
#include "engine/item_checks.h"
#include "engine/local_api.h"
#include "engine/projected_item.h"
#include "engine/read_call.h"
#include "engine/read_text.h"

namespace flavorbot::engine {
namespace {

struct Plan {
  TablePtr table;
  base::Bytes key;
  std::optional<expression::Projection> projection;
};

dynamodb::Result<Plan> Prepare(Engine& engine, const dynamodb::GetItemRequest& request) {
  auto projection = ParseProjectionText(
      request.projection_expression, request.expression_attribute_names, request.attributes_to_get);
  if (!projection) return std::unexpected(std::move(projection).error());
  auto table = FindTable(engine.catalog(), request.table_name);
  if (!table) return std::unexpected(std::move(table).error());
  if (auto ok = CheckProjection(*projection, **table); !ok) {
    return std::unexpected(std::move(ok).error());
  }
  auto key = EncodeKey(**table, request.key);
  if (!key) return std::unexpected(std::move(key).error());
  return Plan{std::move(*table), std::move(*key), std::move(*projection)};
}

}  // namespace

dynamodb::AwaitableResult<dynamodb::GetItemResponse> LocalApi::GetItem(
    dynamodb::CallContext& context, dynamodb::GetItemRequest request) {
  auto plan = Prepare(*engine_, request);
  if (!plan) co_return std::unexpected(std::move(plan).error());
  auto read = co_await ReadCachedOrDisk<ProjectedItem>(
      *engine_, context.deadline,
      [&store = engine_->store(), key = std::move(plan->key),
       projection = std::move(plan->projection),
       sink = context.items](const rocksdb::ReadOptions& options) {
        return ReadProjected(store, options, key, projection ? &*projection : nullptr,
                             ItemSinkOf(sink, options));
      });
  if (!read) co_return std::unexpected(std::move(read).error());

  dynamodb::GetItemResponse response{.item = std::move(read->item)};
  if (request.return_consumed_capacity != dynamodb::ReturnConsumedCapacity::kNone) {
    CapacityTally tally;
    tally.AddTable(dynamodb::ReadUnits(read->size, request.consistent_read));
    response.consumed_capacity =
        tally.Report(plan->table->name(), request.return_consumed_capacity);
  }
  co_return response;
}

}  // namespace flavorbot::engine
