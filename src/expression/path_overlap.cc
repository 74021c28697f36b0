#include "expression/path_overlap.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace flavorbot::expression {

namespace {

std::strong_ordering OrderSteps(const PathStep& a, const PathStep& b) {
  // The alternatives are (name, index); indexes come first.
  if (a.index() != b.index()) return b.index() <=> a.index();
  if (const auto* name = std::get_if<std::string>(&a)) return *name <=> std::get<std::string>(b);
  return std::get<std::uint32_t>(a) <=> std::get<std::uint32_t>(b);
}

enum class Relation { kApart, kOverlap, kConflict };

Relation Relate(const Path& a, const Path& b) {
  if (a.attribute != b.attribute) return Relation::kApart;
  const std::size_t shared = std::min(a.steps.size(), b.steps.size());
  for (std::size_t i = 0; i < shared; ++i) {
    if (a.steps[i].index() != b.steps[i].index()) return Relation::kConflict;
    if (a.steps[i] != b.steps[i]) return Relation::kApart;
  }
  return Relation::kOverlap;
}

std::string Describe(Relation relation, const Path& one, const Path& two) {
  std::string text = "Two document paths ";
  text.append(relation == Relation::kOverlap ? "overlap" : "conflict");
  text.append(" with each other; must remove or rewrite one of these paths; path one: ");
  return text.append(ToString(one)).append(", path two: ").append(ToString(two));
}

}  // namespace

std::strong_ordering OrderPaths(const Path& a, const Path& b) {
  if (const auto order = a.attribute <=> b.attribute; order != 0) return order;
  return std::lexicographical_compare_three_way(a.steps.begin(), a.steps.end(), b.steps.begin(),
                                                b.steps.end(), OrderSteps);
}

// In this order the paths through one place lie together, with that place itself first and those
// that take it for a list before those that take it for a map: so of related paths some are
// neighbours.
std::optional<std::string> FindOverlap(std::span<const Path* const> paths) {
  if (paths.size() < 2) return std::nullopt;
  std::vector<std::pair<const Path*, std::size_t>> sorted;
  sorted.reserve(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) sorted.emplace_back(paths[i], i);
  std::ranges::sort(sorted, [](const auto& a, const auto& b) {
    const auto order = OrderPaths(*a.first, *b.first);
    return order != 0 ? order < 0 : a.second < b.second;
  });
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    auto one = sorted[i - 1];
    auto two = sorted[i];
    const Relation relation = Relate(*one.first, *two.first);
    if (relation == Relation::kApart) continue;
    if (one.second > two.second) std::swap(one, two);
    return Describe(relation, *one.first, *two.first);
  }
  return std::nullopt;
}

}  // namespace flavorbot::expression
