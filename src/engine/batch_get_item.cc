#include <set>
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

using dynamodb::BatchGetItemRequest;
using dynamodb::BatchGetItemResponse;
using dynamodb::Result;

constexpr std::size_t kMaxKeys = 100;
constexpr std::size_t kMaxAnswerBytes = std::size_t{16} << 20;

struct Wanted {
  std::string table_name;
  base::Bytes key;
  std::size_t projection = 0;  // in Plan::projections
};

// In the order of the request.
struct Plan {
  std::vector<std::optional<expression::Projection>> projections;
  std::vector<Wanted> wanted;
};

Result<void> CheckCount(const BatchGetItemRequest& request) {
  std::size_t count = 0;
  for (const auto& [name, keys] : request.request_items) count += keys.keys.size();
  if (count <= kMaxKeys) return {};
  return std::unexpected(
      dynamodb::ValidationError("Too many items requested for the BatchGetItem call"));
}

Result<Plan> Prepare(Engine& engine, const BatchGetItemRequest& request) {
  if (auto ok = CheckCount(request); !ok) return std::unexpected(std::move(ok).error());
  Plan plan;
  for (const auto& [name, keys] : request.request_items) {
    auto projection = ParseProjectionText(keys.projection_expression,
                                          keys.expression_attribute_names, keys.attributes_to_get);
    if (!projection) return std::unexpected(std::move(projection).error());
    plan.projections.push_back(std::move(*projection));
  }
  std::set<base::Bytes> seen;
  std::size_t projection = 0;
  for (const auto& [name, keys] : request.request_items) {
    const auto table = FindTable(engine.catalog(), name);
    if (!table) return std::unexpected(table.error());
    if (auto ok = CheckProjection(plan.projections[projection], **table); !ok) {
      return std::unexpected(std::move(ok).error());
    }
    for (const auto& key : keys.keys) {
      auto encoded = EncodeKey(**table, key);
      if (!encoded) return std::unexpected(std::move(encoded).error());
      if (!seen.insert(*encoded).second) {
        return std::unexpected(
            dynamodb::ValidationError("Provided list of item keys contains duplicates"));
      }
      plan.wanted.push_back({name, std::move(*encoded), projection});
    }
    ++projection;
  }
  return plan;
}

// Items in the order of the plan, until 16 MB.
std::optional<Result<std::vector<ProjectedItem>>> ReadAll(Store& store, const Plan& plan,
                                                          const rocksdb::ReadOptions& read) {
  std::vector<ProjectedItem> items;
  std::size_t bytes = 0;
  for (const auto& wanted : plan.wanted) {
    const auto& projection = plan.projections[wanted.projection];
    auto item = ReadProjected(store, read, wanted.key, projection ? &*projection : nullptr);
    if (!item) return std::nullopt;
    if (!*item) return std::unexpected(std::move(*item).error());
    bytes += (*item)->size;
    if (bytes > kMaxAnswerBytes) break;
    items.push_back(std::move(**item));
  }
  return items;
}

// The keys from the `done`th of the request on.
void AddUnprocessed(const BatchGetItemRequest& request, std::size_t done,
                    BatchGetItemResponse& response) {
  std::size_t at = 0;
  for (const auto& [name, keys] : request.request_items) {
    for (const auto& key : keys.keys) {
      if (at++ < done) continue;
      auto [entry, is_new] = response.unprocessed_keys.try_emplace(name, keys);
      if (is_new) entry->second.keys.clear();
      entry->second.keys.push_back(key);
    }
  }
}

}  // namespace

dynamodb::AwaitableResult<BatchGetItemResponse> LocalApi::BatchGetItem(
    dynamodb::CallContext& context, BatchGetItemRequest request) {
  auto prepared = Prepare(*engine_, request);
  if (!prepared) co_return std::unexpected(std::move(prepared).error());
  auto plan = std::make_shared<const Plan>(std::move(*prepared));
  auto read = co_await ReadCachedOrDisk<std::vector<ProjectedItem>>(
      *engine_, context.deadline,
      [&store = engine_->store(), plan](const rocksdb::ReadOptions& options) {
        return ReadAll(store, *plan, options);
      });
  if (!read) co_return std::unexpected(std::move(read).error());

  BatchGetItemResponse response;
  CapacityTallies tallies;
  for (const auto& [name, keys] : request.request_items) response.responses[name];
  for (std::size_t i = 0; i < read->size(); ++i) {
    auto& item = (*read)[i];
    const auto& name = plan->wanted[i].table_name;
    tallies[name].AddTable(
        dynamodb::ReadUnits(item.size, request.request_items.at(name).consistent_read));
    if (item.item) response.responses[name].push_back(std::move(*item.item));
  }
  AddUnprocessed(request, read->size(), response);
  response.consumed_capacity = ReportAll(tallies, request.return_consumed_capacity);
  co_return response;
}

}  // namespace flavorbot::engine
