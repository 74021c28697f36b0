#include <set>
#include <utility>

#include "engine/capacity_tally.h"
#include "engine/commit_call.h"
#include "engine/engine.h"
#include "engine/find_table.h"
#include "engine/item_checks.h"
#include "engine/local_api.h"
#include "engine/prepare_write.h"

namespace flavorbot::engine {
namespace {

using dynamodb::BatchWriteItemRequest;
using dynamodb::BatchWriteItemResponse;
using dynamodb::Result;

constexpr std::size_t kMaxWrites = 25;

// The key attributes that `item` has.
dynamodb::Item KeyAttributesOf(const Table& table, const dynamodb::Item& item) {
  dynamodb::Item key;
  const auto take = [&](const std::string& name) {
    if (const auto* value = item.Find(name)) key.Set(name, *value);
  };
  take(table.keys.partition_key.name);
  if (table.keys.sort_key) take(table.keys.sort_key->name);
  return key;
}

Result<ItemWrite> Bind(const TablePtr& table, const dynamodb::WriteRequest& request) {
  if (const auto* put = std::get_if<dynamodb::PutRequest>(&request)) {
    // A batch says of a put's key what it says of a delete's, unlike PutItem.
    if (auto key = EncodeKey(*table, KeyAttributesOf(*table, put->item)); !key) {
      return std::unexpected(std::move(key).error());
    }
    return BindPut(table, put->item, {});
  }
  return BindByKey(WriteKind::kDelete, table, std::get<dynamodb::DeleteRequest>(request).key, {});
}

const dynamodb::Item& KeyOrItem(const dynamodb::WriteRequest& request) {
  if (const auto* put = std::get_if<dynamodb::PutRequest>(&request)) return put->item;
  return std::get<dynamodb::DeleteRequest>(request).key;
}

Result<std::vector<ItemWrite>> Prepare(Engine& engine, const BatchWriteItemRequest& request) {
  std::size_t count = 0;
  for (const auto& [name, writes] : request.request_items) count += writes.size();
  if (count > kMaxWrites) {
    return std::unexpected(
        dynamodb::ValidationError("Too many items requested for the BatchWriteItem call"));
  }
  std::vector<ItemWrite> writes;
  std::set<base::Bytes> seen;
  for (const auto& [name, requests] : request.request_items) {
    const auto table = FindTable(engine.catalog(), name);
    if (!table) return std::unexpected(table.error());
    for (const auto& one : requests) {
      auto write = Bind(*table, one);
      if (!write) return std::unexpected(std::move(write).error());
      if (!seen.insert(write->key).second) {
        return std::unexpected(
            dynamodb::ValidationError("Provided list of item keys contains duplicates"));
      }
      writes.push_back(std::move(*write));
    }
  }
  return writes;
}

}  // namespace

dynamodb::AwaitableResult<BatchWriteItemResponse> LocalApi::BatchWriteItem(
    dynamodb::CallContext& context, BatchWriteItemRequest request) {
  auto writes = Prepare(*engine_, request);
  if (!writes) co_return std::unexpected(std::move(writes).error());
  auto commit = std::make_unique<CommitRequest>();
  commit->deadline = context.deadline;
  commit->writes = std::move(*writes);
  auto outcome = co_await Commit(engine_->committer(), std::move(commit));
  if (!outcome) co_return std::unexpected(std::move(outcome).error());

  BatchWriteItemResponse response;
  CapacityTallies tallies;
  auto effect = outcome->effects.begin();
  for (const auto& [name, requests] : request.request_items) {
    for (const auto& one : requests) {
      tallies[name].Add(*effect);
      if (auto metrics =
              CollectionMetrics(*effect, KeyOrItem(one), request.return_item_collection_metrics)) {
        response.item_collection_metrics[name].push_back(std::move(*metrics));
      }
      ++effect;
    }
  }
  response.consumed_capacity = ReportAll(tallies, request.return_consumed_capacity);
  co_return response;
}

}  // namespace flavorbot::engine
