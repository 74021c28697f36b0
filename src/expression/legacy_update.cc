#include "expression/legacy_update.h"

#include <string>

#include "expression/legacy_arguments.h"

namespace flavorbot::expression {

namespace {

using dynamodb::AttributeAction;
using dynamodb::AttributeType;
using dynamodb::AttributeValueUpdate;
using dynamodb::Result;

bool IsSet(AttributeType type) {
  using enum AttributeType;
  return type == kSs || type == kNs || type == kBs;
}

Result<void> Invalid(std::string text) {
  return std::unexpected(
      dynamodb::ValidationError("One or more parameter values were invalid: " + std::move(text)));
}

Result<void> Check(const AttributeValueUpdate& update) {
  const auto action = update.action.value_or(AttributeAction::kPut);
  if (!update.value) {
    if (action == AttributeAction::kDelete) return {};
    return Invalid("Only DELETE action is allowed when no attribute value is specified");
  }
  const auto type = update.value->type();
  const std::string name(dynamodb::TypeDescriptor(type));
  if (action == AttributeAction::kDelete && !IsSet(type)) {
    return Invalid("DELETE action with value is not supported for the type " + name);
  }
  if (action == AttributeAction::kAdd && !IsSet(type) && type != AttributeType::kN &&
      type != AttributeType::kL) {
    return Invalid("ADD action is not supported for the type " + name);
  }
  return {};
}

}  // namespace

Result<std::optional<Update>> FromAttributeUpdates(const dynamodb::AttributeUpdates& updates) {
  if (updates.empty()) return std::optional<Update>();
  Update all;
  all.form = UpdateForm::kAttributeUpdates;
  for (const auto& [name, update] : updates) {
    auto ok = CheckAttributeName(name);
    if (ok) ok = Check(update);
    if (!ok) return std::unexpected(std::move(ok).error());
    Path path{.attribute = name, .steps = {}};
    if (!update.value) {
      all.remove_paths.push_back(std::move(path));
      continue;
    }
    switch (update.action.value_or(AttributeAction::kPut)) {
      case AttributeAction::kPut:
        all.set_actions.push_back({std::move(path), {*update.value}});
        break;
      case AttributeAction::kAdd:
        all.add_actions.push_back({std::move(path), *update.value});
        break;
      case AttributeAction::kDelete:
        all.delete_actions.push_back({std::move(path), *update.value});
        break;
    }
  }
  return std::optional(std::move(all));
}

}  // namespace flavorbot::expression
