// Several items by their keys, read as of one moment.
//
// Threads: from any thread.
#pragma once

#include <rocksdb/options.h>

#include <optional>
#include <vector>

#include "engine/projected_item.h"
#include "engine/table.h"

namespace flavorbot::engine {

struct WantedItem {
  TablePtr table;
  base::Bytes key;
  std::optional<expression::Projection> projection;
};

// In the order of `wanted`. nullopt when `read` may not touch the disk and would have to.
// Errors: kInternalServerError.
std::optional<dynamodb::Result<std::vector<ProjectedItem>>> ReadTogether(
    Store& store, const std::vector<WantedItem>& wanted, rocksdb::ReadOptions read);

}  // namespace flavorbot::engine
