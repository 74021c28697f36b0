#include "dynamodb_server/throughput.h"

namespace flavorbot::dynamodb_server {
namespace {

TokenBucket BucketOf(std::int64_t units, base::TimePoint now) {
  return TokenBucket(static_cast<double>(units), now);
}

}  // namespace

Throughput::Throughput(const dynamodb::TableDescription& table, base::TimePoint now)
    : is_limited_(table.billing_mode == dynamodb::BillingMode::kProvisioned),
      table_{BucketOf(table.provisioned_throughput.read_capacity_units, now),
             BucketOf(table.provisioned_throughput.write_capacity_units, now)} {
  for (const auto& described : table.global_secondary_indexes) {
    const auto provisioned =
        described.index.provisioned_throughput.value_or(table.provisioned_throughput);
    indexes_.emplace(described.index.index_name,
                     Buckets{BucketOf(provisioned.read_capacity_units, now),
                             BucketOf(provisioned.write_capacity_units, now)});
  }
}

// A local index reads from its table's throughput.
Throughput::Buckets& Throughput::ReadFrom(const std::optional<std::string>& index_name) {
  if (!index_name) return table_;
  const auto found = indexes_.find(*index_name);
  return found == indexes_.end() ? table_ : found->second;
}

std::optional<Exceeded> Throughput::AdmitRead(const std::optional<std::string>& index_name,
                                              double least_units, base::TimePoint now) {
  if (!is_limited_) return std::nullopt;
  const std::lock_guard lock(mutex_);
  Buckets& buckets = ReadFrom(index_name);
  if (buckets.reads.Admit(least_units, now)) return std::nullopt;
  return &buckets == &table_ ? Exceeded::kTable : Exceeded::kIndex;
}

std::optional<Exceeded> Throughput::AdmitWrite(double least_units, base::TimePoint now) {
  if (!is_limited_) return std::nullopt;
  const std::lock_guard lock(mutex_);
  for (auto& [name, buckets] : indexes_) {
    if (buckets.writes.IsEmpty(now)) return Exceeded::kIndex;
  }
  if (table_.writes.Admit(least_units, now)) return std::nullopt;
  return Exceeded::kTable;
}

void Throughput::SettleRead(const dynamodb::ConsumedCapacity& consumed,
                            const std::optional<std::string>& index_name, double least_units) {
  if (!is_limited_) return;
  const std::lock_guard lock(mutex_);
  ReadFrom(index_name).reads.Take(-least_units);
  if (consumed.table) table_.reads.Take(consumed.table->capacity_units);
  for (const auto& [name, units] : consumed.local_secondary_indexes) {
    table_.reads.Take(units.capacity_units);
  }
  for (const auto& [name, units] : consumed.global_secondary_indexes) {
    ReadFrom(name).reads.Take(units.capacity_units);
  }
}

void Throughput::SettleWrite(const dynamodb::ConsumedCapacity& consumed, double least_units) {
  if (!is_limited_) return;
  const std::lock_guard lock(mutex_);
  table_.writes.Take(-least_units);
  if (consumed.table) table_.writes.Take(consumed.table->capacity_units);
  for (const auto& [name, units] : consumed.local_secondary_indexes) {
    table_.writes.Take(units.capacity_units);
  }
  for (const auto& [name, units] : consumed.global_secondary_indexes) {
    if (const auto found = indexes_.find(name); found != indexes_.end()) {
      found->second.writes.Take(units.capacity_units);
    }
  }
}

void Throughput::ReturnRead(const std::optional<std::string>& index_name, double units) {
  if (!is_limited_) return;
  const std::lock_guard lock(mutex_);
  ReadFrom(index_name).reads.Take(-units);
}

void Throughput::ReturnWrite(double units) {
  if (!is_limited_) return;
  const std::lock_guard lock(mutex_);
  table_.writes.Take(-units);
}

std::string ExceededText(Exceeded exceeded) {
  if (exceeded == Exceeded::kTable) {
    return "The level of configured provisioned throughput for the table was exceeded. Consider "
           "increasing your provisioning level with the UpdateTable API.";
  }
  return "The level of configured provisioned throughput for one or more global secondary indexes "
         "of the table was exceeded. Consider increasing your provisioning level for the "
         "under-provisioned global secondary indexes with the UpdateTable API";
}

dynamodb::Error ThroughputError(Exceeded exceeded) {
  return dynamodb::MakeError(dynamodb::ErrorCode::kProvisionedThroughputExceededException,
                             ExceededText(exceeded));
}

}  // namespace flavorbot::dynamodb_server
