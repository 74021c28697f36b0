#include "engine/check_update_table.h"

#include <set>
#include <string_view>

#include "engine/check_index.h"

namespace flavorbot::engine {
namespace {

using dynamodb::Result;
using dynamodb::UpdateTableRequest;

bool AsksForReplicas(const UpdateTableRequest& request) {
  return request.replica_updates && !request.replica_updates->empty();
}

bool AsksForNothing(const UpdateTableRequest& request) {
  const auto& indexes = request.global_secondary_index_updates;
  return !request.billing_mode && !request.provisioned_throughput &&
         (!indexes || indexes->empty()) && !request.stream_specification && !request.table_class &&
         !request.sse_specification && !request.deletion_protection_enabled &&
         !AsksForReplicas(request);
}

Result<void> CheckIndexUpdates(const std::vector<dynamodb::GlobalSecondaryIndexUpdate>& updates) {
  std::set<std::string_view> names;
  for (const auto& [create, update, remove] : updates) {
    if (!create && !update && !remove) {
      return InvalidValue(
          "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
          "GlobalSecondaryIndexUpdate.Delete must not be null");
    }
    const std::string& name = update   ? update->index_name
                              : create ? create->index_name
                                       : remove->index_name;
    if (!names.insert(name).second) {
      return InvalidValue(
          "Only one global secondary index update per index is allowed simultaneously. Index: " +
          name);
    }
    auto ok = update ? CheckUnits(update->provisioned_throughput) : Result<void>{};
    if (ok && create) ok = CheckUnits(create->provisioned_throughput);
    if (!ok) return ok;
  }
  return {};
}

}  // namespace

Result<void> CheckUpdateTable(const UpdateTableRequest& request) {
  if (AsksForNothing(request)) {
    return std::unexpected(dynamodb::ValidationError(
        "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
        "GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required"));
  }
  if (AsksForReplicas(request)) {
    return std::unexpected(dynamodb::ValidationError(
        "ReplicaUpdates is not supported here: it needs tables in several AWS regions, and so the "
        "DynamoDB service itself"));
  }
  if (request.billing_mode == dynamodb::BillingMode::kProvisioned &&
      !request.provisioned_throughput) {
    return InvalidValue("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
  }
  auto ok = CheckUnits(request.provisioned_throughput);
  if (ok && request.global_secondary_index_updates) {
    ok = CheckIndexUpdates(*request.global_secondary_index_updates);
  }
  return ok;
}

}  // namespace flavorbot::engine
