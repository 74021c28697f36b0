#include "engine/projected_item.h"

#include <utility>

#include "expression/project.h"

namespace flavorbot::engine {

std::optional<dynamodb::Result<ProjectedItem>> ReadProjected(
    Store& store, const rocksdb::ReadOptions& read, base::BytesView key,
    const expression::Projection* projection, dynamodb::ItemSink* sink) {
  ProjectedItem out;
  const auto found = LookUpItem(store, read, key, [&](const ItemValueView& value) {
    out.size = value.size;
    if (projection != nullptr) {
      out.item = expression::ProjectPacked(*projection, value.packed);
    } else if (sink != nullptr) {
      sink->Take(value.packed);
    } else {
      out.item = dynamodb::PackedItem{base::Bytes(value.packed)};
    }
  });
  if (!found) return std::unexpected(found.error());
  if (*found == Lookup::kOnDisk) return std::nullopt;
  return out;
}

}  // namespace flavorbot::engine
