#include "engine/update_throughput.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/check_index.h"

namespace flavorbot::engine {
namespace {

using dynamodb::BillingMode;
using dynamodb::ProvisionedThroughput;
using dynamodb::Result;
using dynamodb::TableDescription;
using dynamodb::ThroughputChanges;
using dynamodb::UpdateTableRequest;

Result<void> CheckThatItChanges(const std::string& what, const std::string& kind,
                                const ProvisionedThroughput& is,
                                const ProvisionedThroughput& wanted) {
  if (is != wanted) return {};
  const auto figures = [&kind](const std::string& unit, std::int64_t current, std::int64_t asked) {
    return "Current " + unit + " provisioned for the " + kind + ": " + std::to_string(current) +
           ". Requested " + unit + ": " + std::to_string(asked) + ". ";
  };
  return std::unexpected(dynamodb::ValidationError(
      "The provisioned throughput for the " + what +
      " will not change. The requested value equals the current value. " +
      figures("ReadCapacityUnits", is.read_capacity_units, wanted.read_capacity_units) +
      figures("WriteCapacityUnits", is.write_capacity_units, wanted.write_capacity_units) +
      "Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher "
      "limits."));
}

void Change(const ProvisionedThroughput& wanted, base::TimePoint now, ProvisionedThroughput& is,
            ThroughputChanges& changes) {
  if (wanted.read_capacity_units > is.read_capacity_units ||
      wanted.write_capacity_units > is.write_capacity_units) {
    changes.last_increase = now;
  } else {
    changes.last_decrease = now;
    ++changes.decreases_today;
  }
  is = wanted;
}

// The throughputs that indexes are given, by name.
struct IndexThroughput {
  std::string name;
  ProvisionedThroughput wanted;
};

std::vector<IndexThroughput> IndexThroughputs(const UpdateTableRequest& request) {
  std::vector<IndexThroughput> out;
  if (!request.global_secondary_index_updates) return out;
  for (const auto& change : *request.global_secondary_index_updates) {
    if (change.update) {
      out.push_back({change.update->index_name, change.update->provisioned_throughput});
    }
  }
  return out;
}

bool IsRemoved(const UpdateTableRequest& request, const std::string& index_name) {
  return request.global_secondary_index_updates &&
         std::ranges::any_of(*request.global_secondary_index_updates, [&](const auto& change) {
           return change.remove && change.remove->index_name == index_name;
         });
}

Result<void> UpdateIndex(const IndexThroughput& update, BillingMode mode, base::TimePoint now,
                         TableDescription& table) {
  const auto described =
      std::ranges::find(table.global_secondary_indexes, update.name,
                        [](const auto& index) -> const auto& { return index.index.index_name; });
  if (described == table.global_secondary_indexes.end()) {
    return std::unexpected(dynamodb::MakeError(dynamodb::ErrorCode::kResourceNotFoundException,
                                               "Requested resource not found"));
  }
  if (mode == BillingMode::kPayPerRequest) {
    return InvalidValue("ProvisionedThroughput should not be specified for index: " + update.name +
                        " when BillingMode is PAY_PER_REQUEST");
  }
  auto& is = described->index.provisioned_throughput;
  if (!is) is.emplace();
  if (auto ok = CheckThatItChanges("index " + update.name, "index", *is, update.wanted); !ok) {
    return ok;
  }
  Change(update.wanted, now, *is, described->throughput_changes);
  return {};
}

// Whether every index is given a throughput when the table begins to have one.
Result<void> CheckAllIndexesProvisioned(const UpdateTableRequest& request,
                                        const std::vector<IndexThroughput>& updates,
                                        const TableDescription& table) {
  std::string lacking;
  for (const auto& described : table.global_secondary_indexes) {
    const auto& name = described.index.index_name;
    const bool is_given = std::ranges::find(updates, name, &IndexThroughput::name) != updates.end();
    if (is_given || IsRemoved(request, name)) continue;
    lacking += (lacking.empty() ? "" : ",") + name;
  }
  if (lacking.empty()) return {};
  return InvalidValue("ProvisionedThroughput must be specified for index: " + lacking);
}

void SwitchToOnDemand(base::TimePoint now, TableDescription& table) {
  table.billing_mode = BillingMode::kPayPerRequest;
  table.last_update_to_pay_per_request = now;
  table.provisioned_throughput = {};
  table.throughput_changes.last_decrease.reset();
  for (auto& described : table.global_secondary_indexes) {
    described.index.provisioned_throughput.reset();
    described.throughput_changes.last_decrease = now;
    ++described.throughput_changes.decreases_today;
  }
}

}  // namespace

Result<void> UpdateThroughput(const UpdateTableRequest& request, base::TimePoint now,
                              TableDescription& table) {
  const auto mode = request.billing_mode.value_or(table.billing_mode);
  const bool switches = mode != table.billing_mode;
  const auto& wanted = request.provisioned_throughput;
  if (wanted && mode == BillingMode::kPayPerRequest) {
    return InvalidValue(
        "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
        "PAY_PER_REQUEST");
  }
  ForgetDecreasesBefore(now, table);
  const auto updates = IndexThroughputs(request);
  if (switches && mode == BillingMode::kProvisioned) {
    if (auto ok = CheckAllIndexesProvisioned(request, updates, table); !ok) return ok;
    table.billing_mode = mode;
  }
  if (wanted) {
    auto ok = CheckThatItChanges("table", "table", table.provisioned_throughput, *wanted);
    if (!ok) return ok;
    Change(*wanted, now, table.provisioned_throughput, table.throughput_changes);
  }
  for (const auto& update : updates) {
    if (auto ok = UpdateIndex(update, mode, now, table); !ok) return ok;
  }
  if (switches && mode == BillingMode::kPayPerRequest) SwitchToOnDemand(now, table);
  return {};
}

void ForgetDecreasesBefore(base::TimePoint now, TableDescription& table) {
  const auto day = std::chrono::floor<std::chrono::days>(now);
  const auto forget = [day](ThroughputChanges& changes) {
    if (!changes.last_decrease || *changes.last_decrease < day) changes.decreases_today = 0;
  };
  forget(table.throughput_changes);
  for (auto& described : table.global_secondary_indexes) forget(described.throughput_changes);
}

}  // namespace flavorbot::engine
