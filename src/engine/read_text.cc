#include "engine/read_text.h"

#include <utility>

#include "engine/check_key_paths.h"
#include "expression/legacy_projection.h"
#include "expression/parameters.h"
#include "expression/parse.h"

namespace flavorbot::engine {

dynamodb::Result<std::optional<expression::Projection>> ParseProjectionText(
    const std::optional<std::string>& text,
    const std::optional<dynamodb::ExpressionAttributeNames>& names) {
  if (!text && !names) return std::optional<expression::Projection>{};
  const std::optional<dynamodb::ExpressionAttributeValues> no_values;
  expression::Parameters parameters(names, no_values);
  auto checked = expression::CheckParameters(
      parameters, {{expression::ExpressionKind::kProjection, text.has_value()}});
  if (!checked) return std::unexpected(std::move(checked).error());
  if (!text) return std::optional<expression::Projection>{};
  auto projection = expression::ParseProjection(*text, parameters);
  if (!projection) return std::unexpected(std::move(projection).error());
  checked = expression::CheckAllUsed(parameters);
  if (!checked) return std::unexpected(std::move(checked).error());
  return std::optional(std::move(*projection));
}

dynamodb::Result<std::optional<expression::Projection>> ParseProjectionText(
    const std::optional<std::string>& text,
    const std::optional<dynamodb::ExpressionAttributeNames>& names,
    const std::optional<std::vector<std::string>>& attributes_to_get) {
  auto projection = ParseProjectionText(text, names);
  if (!projection || !attributes_to_get) return projection;
  auto translated = expression::FromAttributesToGet(*attributes_to_get);
  if (!translated) return std::unexpected(std::move(translated).error());
  return std::optional(std::move(*translated));
}

dynamodb::Result<void> CheckProjection(const std::optional<expression::Projection>& projection,
                                       const Table& table) {
  if (!projection) return {};
  return CheckKeyPathsOf(table, *projection);
}

}  // namespace flavorbot::engine
