#include "expression/partiql/selection.h"

#include <algorithm>
#include <utility>

#include "expression/find_path.h"
#include "expression/path_overlap.h"

namespace flavorbot::expression::partiql {

std::string SelectedName(const Path& path) {
  std::string name = path.attribute;
  for (const PathStep& step : path.steps) {
    if (const auto* key = std::get_if<std::string>(&step)) {
      name = *key;
    } else {
      name += "[" + std::to_string(std::get<std::uint32_t>(step)) + "]";
    }
  }
  return name;
}

dynamodb::PackedItem SelectPacked(const Selection& selection, base::BytesView packed_item) {
  dynamodb::Item selected;
  for (const auto& [path, name] : selection.paths) {
    const auto attribute = dynamodb::FindAttribute(packed_item, path.attribute);
    if (!attribute) continue;
    const auto top = attribute->Unpack();
    if (const auto* value = FindSteps(&top, path.steps)) selected.Set(name, *value);
  }
  return dynamodb::Pack(selected);
}

Projection ToProjection(const Selection& selection) {
  Projection projection;
  for (const auto& [path, name] : selection.paths) projection.paths.push_back(path);
  std::ranges::sort(projection.paths,
                    [](const Path& a, const Path& b) { return OrderPaths(a, b) < 0; });
  return projection;
}

}  // namespace flavorbot::expression::partiql
