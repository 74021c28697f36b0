#include "expression/key_use.h"

#include <algorithm>
#include <string>

#include "expression/visit_paths.h"

namespace flavorbot::expression {

namespace {

using dynamodb::Result;
using dynamodb::ValidationError;

using KeyNames = std::span<const std::string_view>;

bool IsKey(KeyNames key_names, const Path& path) {
  return std::ranges::find(key_names, path.attribute) != key_names.end();
}

// Goes on until a path leads into a key attribute, and keeps that path.
struct NestedKeyFinder {
  KeyNames key_names;
  const Path* found = nullptr;

  bool operator()(const Path& path) {
    if (path.is_top_level() || !IsKey(key_names, path)) return true;
    found = &path;
    return false;
  }

  Result<void> ToResult() const {
    if (found == nullptr) return {};
    return std::unexpected(ValidationError(
        "Key attributes must be scalars; list random access '[]' and map lookup '.' are not "
        "allowed: Key: " +
        found->attribute));
  }
};

}  // namespace

Result<void> CheckFilterKeyUse(const Condition& filter, KeyNames key_names) {
  if (auto checked = CheckKeyPaths(filter, key_names); !checked) return checked;
  for (const std::string_view key : key_names) {
    const auto is_other = [key](const Path& path) { return path.attribute != key; };
    if (!VisitPaths(filter, is_other)) {
      return std::unexpected(ValidationError(
          "Filter Expression can only contain non-primary key attributes: Primary key attribute: " +
          std::string(key)));
    }
  }
  return {};
}

Result<void> CheckUpdateKeyUse(const Update& update, KeyNames key_names) {
  for (const std::string_view key : key_names) {
    const auto is_other = [key](const Path& path) { return path.attribute != key; };
    if (!VisitTargets(update, is_other)) {
      return std::unexpected(
          ValidationError("One or more parameter values were invalid: Cannot update attribute " +
                          std::string(key) + ". This attribute is part of the key"));
    }
  }
  NestedKeyFinder finder{.key_names = key_names};
  VisitOperands(update, finder);
  return finder.ToResult();
}

Result<void> CheckKeyPaths(const Condition& condition, KeyNames key_names) {
  NestedKeyFinder finder{.key_names = key_names};
  VisitPaths(condition, finder);
  return finder.ToResult();
}

Result<void> CheckKeyPaths(const Projection& projection, KeyNames key_names) {
  NestedKeyFinder finder{.key_names = key_names};
  for (const Path& path : projection.paths) {
    if (!finder(path)) break;
  }
  return finder.ToResult();
}

}  // namespace flavorbot::expression
