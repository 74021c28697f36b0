#include "engine/projected_item.h"

#include <utility>

#include "expression/project.h"

namespace flavorbot::engine {

std::optional<dynamodb::Result<ProjectedItem>> ReadProjected(
    Store& store, const rocksdb::ReadOptions& read, base::BytesView key,
    const expression::Projection* projection) {
  ProjectedItem out;
  const auto found = LookUpItem(store, read, key, [&](const ItemValueView& value) {
    out.size = value.size;
    out.item = projection != nullptr ? expression::ProjectPacked(*projection, value.packed)
                                     : dynamodb::PackedItem{base::Bytes(value.packed)};
  });
  if (!found) return std::unexpected(found.error());
  if (*found == Lookup::kOnDisk) return std::nullopt;
  return out;
}

}  // namespace flavorbot::engine
