// CapacityTally: the units that one action consumed on one table, for ConsumedCapacity.
//
// Threads: one action, one object.
// Source:  API reference, ConsumedCapacity; AWS Developer Guide, "Read and write operations".
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dynamodb/capacity.h"
#include "engine/commit_request.h"
#include "engine/table.h"

namespace flavorbot::engine {

// Which units beside CapacityUnits the answer names: only transactions name them.
enum class UnitNames { kPlain, kRead, kWrite };

class CapacityTally {
 public:
  explicit CapacityTally(UnitNames names = UnitNames::kPlain) : names_(names) {}

  void AddTable(double units) { table_ += units; }
  void AddIndex(const Index& index, double units);
  void Add(const WriteEffect& effect);

  // nullopt with kNone.
  std::optional<dynamodb::ConsumedCapacity> Report(const std::string& table_name,
                                                   dynamodb::ReturnConsumedCapacity wanted) const;

 private:
  dynamodb::Capacity ToCapacity(double units) const;

  UnitNames names_;
  double table_ = 0;
  std::map<std::string, double> local_;
  std::map<std::string, double> global_;
};

// The tallies of an action on several tables, by table name.
using CapacityTallies = std::map<std::string, CapacityTally>;

std::vector<dynamodb::ConsumedCapacity> ReportAll(const CapacityTallies& tallies,
                                                  dynamodb::ReturnConsumedCapacity wanted);

// The ItemCollectionMetrics of a write: only for tables with a local index.
std::optional<dynamodb::ItemCollectionMetrics> CollectionMetrics(
    const WriteEffect& effect, const dynamodb::Item& key_or_item,
    dynamodb::ReturnItemCollectionMetrics wanted);

}  // namespace flavorbot::engine
