// What an action consumed, as ReturnConsumedCapacity and ReturnItemCollectionMetrics report it.
//
// Source: API reference, ConsumedCapacity, ItemCollectionMetrics.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dynamodb/attribute_value.h"

namespace flavorbot::dynamodb {

enum class ReturnConsumedCapacity { kNone, kTotal, kIndexes };
enum class ReturnItemCollectionMetrics { kNone, kSize };

// One of the two is set; transactions report both names with the same figure.
struct Capacity {
  double capacity_units = 0;
  std::optional<double> read_capacity_units;
  std::optional<double> write_capacity_units;
};

struct ConsumedCapacity {
  std::string table_name;
  Capacity total;
  // With kIndexes only.
  std::optional<Capacity> table;
  std::map<std::string, Capacity> local_secondary_indexes;
  std::map<std::string, Capacity> global_secondary_indexes;
};

struct ItemCollectionMetrics {
  Item item_collection_key;  // the partition key
  double size_estimate_range_gb[2] = {0, 1};
};

}  // namespace flavorbot::dynamodb
