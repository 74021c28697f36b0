#include "expression/apply_update.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "expression/compute.h"
#include "expression/path_overlap.h"
#include "expression/place.h"
#include "expression/visit_paths.h"

namespace flavorbot::expression {

namespace {

using dynamodb::AttributeValue;
using dynamodb::Item;
using dynamodb::Result;

// What happens to a path; nullopt: it is removed.
struct Change {
  const Path* path;
  std::optional<AttributeValue> value;
};

// Everything is computed before anything is changed.
Result<std::vector<Change>> ComputeChanges(const Update& update, const Item& old) {
  std::vector<Change> changes;
  changes.reserve(update.set_actions.size() + update.remove_paths.size() +
                  update.add_actions.size() + update.delete_actions.size());
  for (const SetAction& action : update.set_actions) {
    auto value = ComputeOperand(action.value, old);
    if (!value) return std::unexpected(std::move(value).error());
    if (auto checked = CheckNesting(action.path, *value); !checked) {
      return std::unexpected(std::move(checked).error());
    }
    changes.push_back({&action.path, std::move(*value)});
  }
  for (const Path& path : update.remove_paths) changes.push_back({&path, std::nullopt});
  for (const ValueAction& action : update.add_actions) {
    auto value = ComputeAdd(FindPath(old, action.path), action.value, update.form);
    if (!value) return std::unexpected(std::move(value).error());
    changes.push_back({&action.path, std::move(*value)});
  }
  for (const ValueAction& action : update.delete_actions) {
    auto value = ComputeDelete(FindPath(old, action.path), action.value, update.form);
    if (!value) return std::unexpected(std::move(value).error());
    changes.push_back({&action.path, std::move(*value)});
  }
  return changes;
}

std::uint32_t LastIndex(const Change& change) {
  return std::get<std::uint32_t>(change.path->steps.back());
}

}  // namespace

// Indexes mean the list as it was, so what moves elements comes last: first what stays in its
// place, then elements past the end in the order of their indexes, then removals from the back.
Result<Item> ApplyUpdate(const Update& update, const Item& old) {
  Item item = old;
  // Where the targets are is checked before what goes there.
  std::optional<dynamodb::Error> misplaced;
  const auto has_place = [&](const Path& path) {
    if (auto place = FindPlace(item, path); !place) misplaced = std::move(place).error();
    return !misplaced;
  };
  if (!VisitTargets(update, has_place)) return std::unexpected(*std::move(misplaced));
  auto changes = ComputeChanges(update, old);
  if (!changes) return std::unexpected(std::move(changes).error());

  std::vector<Change*> appended;
  std::vector<Change*> removed_elements;
  for (Change& change : *changes) {
    auto place = FindPlace(item, *change.path);
    if (!place) return std::unexpected(std::move(place).error());
    if (place->list == nullptr) {
      place->Apply(std::move(change.value));
    } else if (LastIndex(change) >= place->list->size()) {
      if (change.value) appended.push_back(&change);
    } else if (change.value) {
      place->Apply(std::move(change.value));
    } else {
      removed_elements.push_back(&change);
    }
  }

  std::ranges::sort(appended, {}, [](const Change* change) { return LastIndex(*change); });
  for (Change* change : appended) {
    auto place = FindPlace(item, *change->path);
    if (!place) return std::unexpected(std::move(place).error());
    place->list->push_back(std::move(*change->value));
  }

  // From lists inside lists first: removing from the outer one would move the inner.
  std::ranges::sort(removed_elements, [](const Change* a, const Change* b) {
    const std::size_t depth_a = a->path->steps.size();
    const std::size_t depth_b = b->path->steps.size();
    return depth_a != depth_b ? depth_a > depth_b : LastIndex(*a) > LastIndex(*b);
  });
  for (const Change* change : removed_elements) {
    auto place = FindPlace(item, *change->path);
    if (!place) return std::unexpected(std::move(place).error());
    place->list->erase(place->list->begin() + LastIndex(*change));
  }
  return item;
}

Projection TouchedPaths(const Update& update) {
  Projection touched;
  for (const SetAction& action : update.set_actions) touched.paths.push_back(action.path);
  for (const Path& path : update.remove_paths) touched.paths.push_back(path);
  for (const ValueAction& action : update.add_actions) touched.paths.push_back(action.path);
  for (const ValueAction& action : update.delete_actions) touched.paths.push_back(action.path);
  std::ranges::sort(touched.paths,
                    [](const Path& a, const Path& b) { return OrderPaths(a, b) < 0; });
  return touched;
}

}  // namespace flavorbot::expression
