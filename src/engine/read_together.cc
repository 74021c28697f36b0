#include "engine/read_together.h"

#include <rocksdb/snapshot.h>

#include <utility>

namespace flavorbot::engine {

std::optional<dynamodb::Result<std::vector<ProjectedItem>>> ReadTogether(
    Store& store, const std::vector<WantedItem>& wanted, rocksdb::ReadOptions read) {
  rocksdb::ManagedSnapshot snapshot(&store.db());
  read.snapshot = snapshot.snapshot();
  std::vector<ProjectedItem> items;
  for (const auto& one : wanted) {
    auto item = ReadProjected(store, read, one.key, one.projection ? &*one.projection : nullptr);
    if (!item) return std::nullopt;
    if (!*item) return std::unexpected(std::move(*item).error());
    items.push_back(std::move(**item));
  }
  return items;
}

}  // namespace flavorbot::engine
