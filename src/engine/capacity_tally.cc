#include "engine/capacity_tally.h"

#include <utility>

namespace flavorbot::engine {

using dynamodb::ReturnConsumedCapacity;

void CapacityTally::AddIndex(const Index& index, double units) {
  (index.kind == IndexKind::kLocal ? local_ : global_)[index.name] += units;
}

void CapacityTally::Add(const WriteEffect& effect) {
  AddTable(effect.table_units);
  for (const auto& [index, units] : effect.index_units) AddIndex(*index, units);
}

dynamodb::Capacity CapacityTally::ToCapacity(double units) const {
  dynamodb::Capacity capacity{.capacity_units = units};
  if (names_ == UnitNames::kRead) capacity.read_capacity_units = units;
  if (names_ == UnitNames::kWrite) capacity.write_capacity_units = units;
  return capacity;
}

std::optional<dynamodb::ConsumedCapacity> CapacityTally::Report(
    const std::string& table_name, ReturnConsumedCapacity wanted) const {
  if (wanted == ReturnConsumedCapacity::kNone) return std::nullopt;
  double total = table_;
  for (const auto& [name, units] : local_) total += units;
  for (const auto& [name, units] : global_) total += units;
  dynamodb::ConsumedCapacity report{.table_name = table_name, .total = ToCapacity(total)};
  if (wanted == ReturnConsumedCapacity::kIndexes) {
    report.table = ToCapacity(table_);
    for (const auto& [name, units] : local_) {
      report.local_secondary_indexes[name] = ToCapacity(units);
    }
    for (const auto& [name, units] : global_) {
      report.global_secondary_indexes[name] = ToCapacity(units);
    }
  }
  return report;
}

std::vector<dynamodb::ConsumedCapacity> ReportAll(const CapacityTallies& tallies,
                                                  ReturnConsumedCapacity wanted) {
  std::vector<dynamodb::ConsumedCapacity> reports;
  for (const auto& [table_name, tally] : tallies) {
    if (auto report = tally.Report(table_name, wanted)) reports.push_back(std::move(*report));
  }
  return reports;
}

std::optional<dynamodb::ItemCollectionMetrics> CollectionMetrics(
    const WriteEffect& effect, const dynamodb::Item& key_or_item,
    dynamodb::ReturnItemCollectionMetrics wanted) {
  const Table& table = *effect.table;
  if (wanted == dynamodb::ReturnItemCollectionMetrics::kNone || !table.HasLocalIndex()) {
    return std::nullopt;
  }
  const auto& name = table.keys.partition_key.name;
  const auto* partition = key_or_item.Find(name);
  if (partition == nullptr) return std::nullopt;
  dynamodb::ItemCollectionMetrics metrics;
  metrics.item_collection_key.Set(name, *partition);
  // The estimate is a range of whole gigabytes.
  const auto whole = static_cast<double>(effect.collection_bytes >> 30);
  metrics.size_estimate_range_gb[0] = whole;
  metrics.size_estimate_range_gb[1] = whole + 1;
  return metrics;
}

}  // namespace flavorbot::engine
