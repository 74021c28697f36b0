#include "expression/parameters.h"

#include <algorithm>
#include <functional>
#include <string>

#include "expression/limits.h"

namespace flavorbot::expression {

namespace {

using dynamodb::Result;
using dynamodb::ValidationError;

template <typename Entry>
void NoteUse(std::vector<const Entry*>& used, const Entry* entry) {
  const auto at = std::ranges::lower_bound(used, entry, std::less<const Entry*>());
  if (at == used.end() || *at != entry) used.insert(at, entry);
}

// "UpdateExpression and ConditionExpression are null".
std::string AbsenceText(std::initializer_list<ExpressionPresence> expressions) {
  std::string text;
  int count = 0;
  for (const auto& [kind, present] : expressions) {
    if (kind == ExpressionKind::kProjection) continue;  // it can't use values
    if (count++ > 0) text += " and ";
    text += ExpressionName(kind);
  }
  return text + (count > 1 ? " are null" : " is null");
}

bool IsPlaceholder(std::string_view key, char mark) {
  return key.size() >= 2 && key.front() == mark && std::ranges::all_of(key.substr(1), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '_';
         });
}

Result<void> CheckKey(std::string_view parameter, std::string_view key, char mark) {
  const auto invalid = [&](std::string_view why) {
    return std::unexpected(
        ValidationError(std::string(parameter) + " contains invalid key: " + std::string(why)));
  };
  if (key.empty()) return invalid("The expression attribute map contains an empty key;");
  if (key.size() > kMaxPlaceholderBytes) {
    return invalid("The expression attribute map contains a key that is too long; size of key: " +
                   std::to_string(key.size()));
  }
  if (!IsPlaceholder(key, mark)) return invalid("Syntax error; key: \"" + std::string(key) + "\"");
  return {};
}

Result<void> CheckName(std::string_view key, std::string_view name) {
  const auto invalid = [&](std::string_view why) {
    return std::unexpected(ValidationError("ExpressionAttributeNames contains invalid value: " +
                                           std::string(why) + " for key " + std::string(key)));
  };
  if (name.empty()) return invalid("Empty attribute name");
  if (name.size() > kMaxAttributeNameBytes) {
    return invalid("Attribute name is too large, must be less than 65536 bytes");
  }
  return {};
}

template <typename Map, typename Entry>
Result<void> CheckUsed(std::string_view parameter, const Map* map,
                       const std::vector<const Entry*>& used) {
  if (map == nullptr || used.size() == map->size()) return {};
  std::string unused;
  for (const auto& entry : *map) {
    if (std::ranges::binary_search(used, &entry, std::less<const Entry*>())) continue;
    if (!unused.empty()) unused += ", ";
    unused += entry.first;
  }
  return std::unexpected(ValidationError("Value provided in " + std::string(parameter) +
                                         " unused in expressions: keys: {" + unused + "}"));
}

}  // namespace

std::string_view ExpressionName(ExpressionKind kind) {
  switch (kind) {
    case ExpressionKind::kCondition:
      return "ConditionExpression";
    case ExpressionKind::kFilter:
      return "FilterExpression";
    case ExpressionKind::kKeyCondition:
      return "KeyConditionExpression";
    case ExpressionKind::kProjection:
      return "ProjectionExpression";
    case ExpressionKind::kUpdate:
      return "UpdateExpression";
  }
  return {};
}

const std::string* Parameters::UseName(std::string_view placeholder) {
  if (names_ == nullptr) return nullptr;
  const auto found = names_->find(placeholder);
  if (found == names_->end()) return nullptr;
  NoteUse(used_names_, &*found);
  return &found->second;
}

const dynamodb::AttributeValue* Parameters::UseValue(std::string_view placeholder) {
  if (values_ == nullptr) return nullptr;
  const auto found = values_->find(placeholder);
  if (found == values_->end()) return nullptr;
  NoteUse(used_values_, &*found);
  return &found->second;
}

Result<void> CheckParameters(const Parameters& parameters,
                             std::initializer_list<ExpressionPresence> expressions) {
  const auto* names = parameters.names();
  const auto* values = parameters.values();
  bool any = false;
  bool any_with_values = false;
  for (const auto& [kind, present] : expressions) {
    any |= present;
    any_with_values |= present && kind != ExpressionKind::kProjection;
  }
  // Empty maps beside no expression at all pass: the service reads them as absent there.
  if (names != nullptr && !any && !names->empty()) {
    return std::unexpected(
        ValidationError("ExpressionAttributeNames can only be specified when using expressions"));
  }
  if (values != nullptr && !any_with_values && (any || !values->empty())) {
    return std::unexpected(
        ValidationError("ExpressionAttributeValues can only be specified when using expressions: " +
                        AbsenceText(expressions)));
  }
  if (names != nullptr && any) {
    if (names->empty()) {
      return std::unexpected(ValidationError("ExpressionAttributeNames must not be empty"));
    }
    for (const auto& [key, name] : *names) {
      auto checked = CheckKey("ExpressionAttributeNames", key, '#');
      if (checked) checked = CheckName(key, name);
      if (!checked) return checked;
    }
  }
  if (values != nullptr && any_with_values) {
    if (values->empty()) {
      return std::unexpected(ValidationError("ExpressionAttributeValues must not be empty"));
    }
    for (const auto& [key, value] : *values) {
      auto checked = CheckKey("ExpressionAttributeValues", key, ':');
      if (!checked) return checked;
    }
  }
  return {};
}

Result<void> CheckAllUsed(const Parameters& parameters) {
  auto used = CheckUsed("ExpressionAttributeNames", parameters.names(), parameters.used_names_);
  if (!used) return used;
  return CheckUsed("ExpressionAttributeValues", parameters.values(), parameters.used_values_);
}

}  // namespace flavorbot::expression
