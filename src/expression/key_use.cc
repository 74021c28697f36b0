#include "expression/key_use.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "expression/visit_paths.h"

namespace flavorbot::expression {

namespace {

using dynamodb::Result;
using dynamodb::ValidationError;

// The names of the key attributes, partition key first.
class KeyNames {
 public:
  explicit KeyNames(const KeySchema& keys)
      : names_{keys.partition_key.name,
               keys.sort_key ? std::string_view(keys.sort_key->name) : std::string_view()},
        count_(keys.sort_key ? 2 : 1) {}

  const std::string_view* begin() const { return names_.data(); }
  const std::string_view* end() const { return names_.data() + count_; }

 private:
  std::array<std::string_view, 2> names_;
  std::size_t count_;
};

bool IsKey(const KeyNames& key_names, const Path& path) {
  return std::ranges::find(key_names, path.attribute) != key_names.end();
}

// Goes on until a path leads into a key attribute, and keeps that path.
struct NestedKeyFinder {
  KeyNames key_names;
  KeyOwner owner = KeyOwner::kTable;
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
        "allowed: " +
        std::string(owner == KeyOwner::kTable ? "Key: " : "IndexKey: ") + found->attribute));
  }
};

}  // namespace

Result<void> CheckFilterKeyUse(const Condition& filter, const KeySchema& keys,
                               std::string_view filter_name) {
  for (const std::string_view key : KeyNames(keys)) {
    const auto is_other = [key](const Path& path) { return path.attribute != key; };
    if (!VisitPaths(filter, is_other)) {
      return std::unexpected(
          ValidationError(std::string(filter_name) +
                          " can only contain non-primary key attributes: Primary key attribute: " +
                          std::string(key)));
    }
  }
  return {};
}

Result<void> CheckUpdateKeyUse(const Update& update, const KeySchema& keys) {
  for (const std::string_view key : KeyNames(keys)) {
    const auto is_other = [key](const Path& path) { return path.attribute != key; };
    if (!VisitTargets(update, is_other)) {
      return std::unexpected(
          ValidationError("One or more parameter values were invalid: Cannot update attribute " +
                          std::string(key) + ". This attribute is part of the key"));
    }
  }
  return {};
}

Result<void> CheckKeyPaths(const Condition& condition, const KeySchema& keys, KeyOwner owner) {
  NestedKeyFinder finder{.key_names = KeyNames(keys), .owner = owner};
  VisitPaths(condition, finder);
  return finder.ToResult();
}

Result<void> CheckKeyPaths(const Update& update, const KeySchema& keys, KeyOwner owner) {
  NestedKeyFinder finder{.key_names = KeyNames(keys), .owner = owner};
  if (VisitTargets(update, finder)) VisitOperands(update, finder);
  return finder.ToResult();
}

Result<void> CheckKeyPaths(const Projection& projection, const KeySchema& keys, KeyOwner owner) {
  NestedKeyFinder finder{.key_names = KeyNames(keys), .owner = owner};
  for (const Path& path : projection.paths) {
    if (!finder(path)) break;
  }
  return finder.ToResult();
}

}  // namespace flavorbot::expression
