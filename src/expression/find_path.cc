#include "expression/find_path.h"

namespace flavorbot::expression {

using dynamodb::AttributeValue;

const AttributeValue* FindStep(const AttributeValue& value, const PathStep& step) {
  if (const auto* name = std::get_if<std::string>(&step)) {
    const auto* map = value.As<dynamodb::AttributeMap>();
    return map == nullptr ? nullptr : map->Find(*name);
  }
  const auto* list = value.As<dynamodb::List>();
  const std::uint32_t index = std::get<std::uint32_t>(step);
  return list == nullptr || index >= list->size() ? nullptr : &(*list)[index];
}

const AttributeValue* FindSteps(const AttributeValue* value, std::span<const PathStep> steps) {
  for (const PathStep& step : steps) {
    if (value == nullptr) return nullptr;
    value = FindStep(*value, step);
  }
  return value;
}

}  // namespace flavorbot::expression
