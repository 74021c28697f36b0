#include "expression/place.h"

#include <span>
#include <utility>

#include "expression/find_path.h"

namespace flavorbot::expression {

using dynamodb::AttributeValue;

void Place::Apply(std::optional<AttributeValue> value) {
  if (list != nullptr) {
    (*list)[index] = std::move(*value);
  } else if (value) {
    map->Set(*name, std::move(*value));
  } else {
    map->Erase(*name);
  }
}

dynamodb::Result<Place> FindPlace(dynamodb::Item& item, const Path& path) {
  if (path.is_top_level()) return Place{.map = &item, .name = &path.attribute};
  const std::span<const PathStep> to_parent(path.steps.data(), path.steps.size() - 1);
  // The item is ours to change; only the search for the document is written for reading.
  auto* parent = const_cast<AttributeValue*>(FindSteps(item.Find(path.attribute), to_parent));
  if (parent != nullptr) {
    const PathStep& last = path.steps.back();
    if (const auto* name = std::get_if<std::string>(&last)) {
      if (auto* map = parent->As<dynamodb::AttributeMap>()) {
        return Place{.map = map, .name = name};
      }
    } else if (auto* list = parent->As<dynamodb::List>()) {
      return Place{.list = list, .index = std::get<std::uint32_t>(last)};
    }
  }
  return std::unexpected(dynamodb::ValidationError(
      "The document path provided in the update expression is invalid for update"));
}

}  // namespace flavorbot::expression
