#include <utility>

#include "engine/arn.h"
#include "engine/change_table.h"
#include "engine/check_create_table.h"
#include "engine/local_api.h"
#include "engine/sse_specification.h"
#include "engine/stream_specification.h"

namespace flavorbot::engine {
namespace {

using dynamodb::SecondaryIndex;
using dynamodb::SecondaryIndexDescription;

std::vector<SecondaryIndexDescription> DescribeIndexes(
    const std::optional<std::vector<SecondaryIndex>>& indexes, const std::string& table_arn) {
  std::vector<SecondaryIndexDescription> descriptions;
  if (!indexes) return descriptions;
  for (const auto& index : *indexes) {
    descriptions.push_back({.index = index, .index_arn = table_arn + "/index/" + index.index_name});
  }
  return descriptions;
}

dynamodb::TableDescription DescribeNew(const dynamodb::CreateTableRequest& request,
                                       const Engine& engine) {
  dynamodb::TableDescription out;
  out.table_name = request.table_name;
  out.table_id = NewUuid();
  out.table_arn = TableArn(engine.region(), request.table_name);
  out.creation_date_time = engine.clock().Now();
  out.attribute_definitions = request.attribute_definitions;
  out.key_schema = request.key_schema;
  out.billing_mode = request.billing_mode.value_or(dynamodb::BillingMode::kProvisioned);
  out.provisioned_throughput =
      request.provisioned_throughput.value_or(dynamodb::ProvisionedThroughput{});
  out.local_secondary_indexes = DescribeIndexes(request.local_secondary_indexes, out.table_arn);
  out.global_secondary_indexes = DescribeIndexes(request.global_secondary_indexes, out.table_arn);
  out.deletion_protection_enabled = request.deletion_protection_enabled;
  out.table_class = request.table_class;
  out.sse_specification = DescribedSse(request.sse_specification, engine.region());
  if (out.billing_mode == dynamodb::BillingMode::kPayPerRequest) {
    out.last_update_to_pay_per_request = out.creation_date_time;
  }
  return out;
}

Table MakeNewTable(TableId id, dynamodb::TableDescription description,
                   const std::optional<dynamodb::StreamSpecification>& stream, StreamClock& clock) {
  std::vector<IndexId> index_ids(description.local_secondary_indexes.size() +
                                 description.global_secondary_indexes.size());
  for (std::size_t i = 0; i < index_ids.size(); ++i) index_ids[i] = static_cast<IndexId>(i);
  auto table = MakeTable(id, std::move(description), index_ids, std::nullopt);
  if (stream && stream->stream_enabled) {
    SetStream(table, {.first = clock.TakeMillisecond(), .view = *stream->stream_view_type});
  }
  return table;
}

}  // namespace

dynamodb::AwaitableResult<dynamodb::CreateTableResponse> LocalApi::CreateTable(
    dynamodb::CallContext&, dynamodb::CreateTableRequest request) {
  if (auto ok = CheckCreateTable(request); !ok) co_return std::unexpected(std::move(ok).error());
  if (request.stream_specification) {
    auto ok = CheckStreamSpecification(*request.stream_specification);
    if (!ok) co_return std::unexpected(std::move(ok).error());
  }
  std::map<std::string, std::string> tags;
  for (const auto& tag : request.tags) tags[tag.key] = tag.value;
  auto make = [description = DescribeNew(request, *engine_), stream = request.stream_specification,
               tags = std::move(tags), &clock = engine_->stream_clock()](TableId id) {
    auto table = MakeNewTable(id, description, stream, clock);
    table.tags = tags;
    table.collections_counted = table.HasLocalIndex();
    return table;
  };
  auto table = co_await AddTable(*engine_, request.table_name, std::move(make));
  if (!table) co_return std::unexpected(std::move(table).error());
  co_return dynamodb::CreateTableResponse{(*table)->description};
}

}  // namespace flavorbot::engine
