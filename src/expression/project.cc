#include "expression/project.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>

#include "dynamodb/packed_item_builder.h"
#include "expression/find_path.h"

namespace flavorbot::expression {

namespace {

using dynamodb::AttributeMap;
using dynamodb::AttributeValue;

using Paths = std::span<const Path>;

// The part of `value` that `paths` name, all of which lead to it by their first `depth` steps;
// nullopt when they name nothing. Paths with the same next step lie together, indexes ascending.
std::optional<AttributeValue> ProjectValue(Paths paths, std::size_t depth,
                                           const AttributeValue& value) {
  if (paths.front().steps.size() == depth) return value;  // no other overlaps with it
  AttributeMap map;
  dynamodb::List list;
  for (auto begin = paths.begin(); begin != paths.end();) {
    const PathStep& step = begin->steps[depth];
    const auto end = std::find_if(begin, paths.end(),
                                  [&](const Path& path) { return path.steps[depth] != step; });
    if (const AttributeValue* child = FindStep(value, step)) {
      if (auto part = ProjectValue(Paths(begin, end), depth + 1, *child)) {
        if (const auto* name = std::get_if<std::string>(&step)) {
          map.Set(*name, std::move(*part));
        } else {
          list.push_back(std::move(*part));
        }
      }
    }
    begin = end;
  }
  if (!map.empty()) return AttributeValue::M(std::move(map));
  if (!list.empty()) return AttributeValue::L(std::move(list));
  return std::nullopt;
}

// The paths into the attribute that the first of `paths` is in; they lie together.
Paths SameAttribute(Paths paths) {
  const auto end = std::ranges::find_if(
      paths, [&](const Path& path) { return path.attribute != paths.front().attribute; });
  return {paths.begin(), end};
}

}  // namespace

dynamodb::Item Project(const Projection& projection, const dynamodb::Item& item) {
  dynamodb::Item result;
  for (Paths rest = projection.paths; !rest.empty();) {
    const Paths same = SameAttribute(rest);
    rest = rest.subspan(same.size());
    const std::string& name = same.front().attribute;
    const AttributeValue* value = item.Find(name);
    if (value == nullptr) continue;
    if (auto part = ProjectValue(same, 0, *value)) result.Set(name, std::move(*part));
  }
  return result;
}

// Both the attributes and the paths are sorted by name: one walk over the two.
dynamodb::PackedItem ProjectPacked(const Projection& projection, base::BytesView packed_item) {
  dynamodb::PackedItemBuilder result;
  Paths rest = projection.paths;
  dynamodb::PackedAttributes it(packed_item);
  while (!rest.empty() && it.Next()) {
    while (!rest.empty() && rest.front().attribute < it.name()) {
      rest = rest.subspan(SameAttribute(rest).size());
    }
    if (rest.empty() || rest.front().attribute != it.name()) continue;
    const Paths same = SameAttribute(rest);
    rest = rest.subspan(same.size());
    if (same.front().is_top_level()) {
      result.Append(it.name(), it.value());
    } else if (const auto part = ProjectValue(same, 0, it.value().Unpack())) {
      result.Append(it.name(), *part);
    }
  }
  return std::move(result).Finish();
}

}  // namespace flavorbot::expression
