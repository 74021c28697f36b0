#include "engine/restored_table.h"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/arn.h"
#include "engine/sse_specification.h"

namespace flavorbot::engine {
namespace {

using dynamodb::BillingMode;
using dynamodb::ProvisionedThroughput;
using dynamodb::Result;
using dynamodb::SecondaryIndex;
using dynamodb::SecondaryIndexDescription;
using dynamodb::TableDescription;

std::unexpected<dynamodb::Error> InvalidValue(const std::string& text) {
  return std::unexpected(
      dynamodb::ValidationError("One or more parameter values were invalid: " + text));
}

// Leaves of `indexes` those that `wanted` names; each must be one of them as it was.
Result<void> Keep(const std::optional<std::vector<SecondaryIndex>>& wanted,
                  std::vector<SecondaryIndexDescription>& indexes) {
  if (!wanted) return {};
  std::vector<SecondaryIndexDescription> kept;
  for (const auto& index : *wanted) {
    const auto found = std::ranges::find_if(indexes, [&index](const auto& candidate) {
      return candidate.index.index_name == index.index_name;
    });
    if (found == indexes.end()) {
      return InvalidValue("The backup has no index " + index.index_name);
    }
    if (found->index.key_schema != index.key_schema ||
        found->index.projection != index.projection) {
      return InvalidValue("The index " + index.index_name + " is another one in the backup");
    }
    kept.push_back(*found);
    if (index.provisioned_throughput) {
      kept.back().index.provisioned_throughput = index.provisioned_throughput;
    }
  }
  indexes = std::move(kept);
  return {};
}

Result<void> SetBilling(const dynamodb::RestoreTableFromBackupRequest& request,
                        TableDescription& out) {
  out.billing_mode = request.billing_mode_override.value_or(out.billing_mode);
  if (out.billing_mode == BillingMode::kPayPerRequest) {
    if (request.provisioned_throughput_override) {
      return InvalidValue(
          "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
          "PAY_PER_REQUEST");
    }
    out.provisioned_throughput = {};
    for (auto& global : out.global_secondary_indexes) global.index.provisioned_throughput.reset();
    return {};
  }
  out.provisioned_throughput =
      request.provisioned_throughput_override.value_or(out.provisioned_throughput);
  if (out.provisioned_throughput.read_capacity_units < 1 ||
      out.provisioned_throughput.write_capacity_units < 1) {
    return InvalidValue(
        "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is "
        "PROVISIONED");
  }
  for (const auto& global : out.global_secondary_indexes) {
    if (global.index.provisioned_throughput) continue;
    return InvalidValue("ProvisionedThroughput is not specified for index: " +
                        global.index.index_name);
  }
  return {};
}

// Definitions that no key uses any more, since their index was left out, go.
void DropUnusedDefinitions(TableDescription& out) {
  std::set<std::string> used;
  const auto add = [&used](const std::vector<dynamodb::KeySchemaElement>& keys) {
    for (const auto& key : keys) used.insert(key.attribute_name);
  };
  add(out.key_schema);
  for (const auto& local : out.local_secondary_indexes) add(local.index.key_schema);
  for (const auto& global : out.global_secondary_indexes) add(global.index.key_schema);
  std::erase_if(out.attribute_definitions, [&used](const auto& definition) {
    return !used.contains(definition.attribute_name);
  });
}

}  // namespace

Result<TableDescription> DescribeRestored(const Backup& backup,
                                          const dynamodb::RestoreTableFromBackupRequest& request,
                                          const std::string& region, base::TimePoint now) {
  const auto& from = backup.table.description;
  TableDescription out;
  out.table_name = request.target_table_name;
  out.table_id = NewUuid();
  out.table_arn = TableArn(region, out.table_name);
  out.table_status = dynamodb::TableStatus::kCreating;
  out.creation_date_time = now;
  out.attribute_definitions = from.attribute_definitions;
  out.key_schema = from.key_schema;
  out.billing_mode = from.billing_mode;
  out.provisioned_throughput = from.provisioned_throughput;
  out.local_secondary_indexes = from.local_secondary_indexes;
  out.global_secondary_indexes = from.global_secondary_indexes;
  out.table_class = from.table_class;
  out.sse_specification = request.sse_specification_override
                              ? DescribedSse(request.sse_specification_override, region)
                              : from.sse_specification;
  out.restore_summary = {.source_backup_arn = backup.arn,
                         .source_table_arn = from.table_arn,
                         .restore_date_time = now};
  auto kept = Keep(request.global_secondary_index_override, out.global_secondary_indexes);
  if (kept) kept = Keep(request.local_secondary_index_override, out.local_secondary_indexes);
  if (kept) kept = SetBilling(request, out);
  if (!kept) return std::unexpected(std::move(kept).error());
  DropUnusedDefinitions(out);
  for (auto* list : {&out.local_secondary_indexes, &out.global_secondary_indexes}) {
    for (auto& index : *list) {
      index.index_arn = out.table_arn + "/index/" + index.index.index_name;
      index.backfilling = false;
      index.throughput_changes = {};
    }
  }
  for (auto& global : out.global_secondary_indexes) {
    global.index_status = dynamodb::TableStatus::kCreating;
  }
  return out;
}

}  // namespace flavorbot::engine
