#include "expression/resolve.h"

namespace flavorbot::expression {

using dynamodb::AttributeMap;
using dynamodb::AttributeValue;
using dynamodb::List;

const AttributeValue* Descend(const AttributeValue& value, const PathStep& step) {
  if (const auto* name = std::get_if<std::string>(&step)) {
    const auto* map = value.As<AttributeMap>();
    return map != nullptr ? map->Find(*name) : nullptr;
  }
  const auto* list = value.As<List>();
  const auto index = std::get<std::uint32_t>(step);
  return list != nullptr && index < list->size() ? &(*list)[index] : nullptr;
}

AttributeValue* Descend(AttributeValue& value, const PathStep& step) {
  if (const auto* name = std::get_if<std::string>(&step)) {
    auto* map = value.As<AttributeMap>();
    return map != nullptr ? map->Find(*name) : nullptr;
  }
  auto* list = value.As<List>();
  const auto index = std::get<std::uint32_t>(step);
  return list != nullptr && index < list->size() ? &(*list)[index] : nullptr;
}

const AttributeValue* Resolve(const Path& path, const dynamodb::Item& item) {
  const AttributeValue* value = item.Find(path.attribute);
  for (const auto& step : path.steps) {
    if (value == nullptr) return nullptr;
    value = Descend(*value, step);
  }
  return value;
}

}  // namespace flavorbot::expression
