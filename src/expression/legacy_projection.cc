#include "expression/legacy_projection.h"

#include <set>
#include <string_view>

#include "expression/legacy_arguments.h"

namespace flavorbot::expression {

dynamodb::Result<Projection> FromAttributesToGet(const std::vector<std::string>& names) {
  std::set<std::string_view> sorted;
  for (const auto& name : names) {
    if (auto ok = CheckAttributeName(name); !ok) return std::unexpected(std::move(ok).error());
    if (!sorted.insert(name).second) {
      return std::unexpected(dynamodb::ValidationError(
          "One or more parameter values were invalid: Duplicate value in attribute name: " + name));
    }
  }
  Projection projection;
  for (const auto name : sorted) {
    projection.paths.push_back({.attribute = std::string(name), .steps = {}});
  }
  return projection;
}

}  // namespace flavorbot::expression
